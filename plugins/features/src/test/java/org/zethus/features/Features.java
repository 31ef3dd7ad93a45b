package org.zethus.features;

import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/** Reads what the stages wrote. */
final class Features {
  private Features() {}

  static Tensor read(Manifest manifest, Utterance utterance, String name) {
    try (SafeTensors file = SafeTensors.open(manifest.file(utterance, name))) {
      return file.get(name);
    }
  }
}
