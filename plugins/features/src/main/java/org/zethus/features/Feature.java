package org.zethus.features;

import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;

/** What is computed of one utterance. Several threads call it at once. */
interface Feature {
  /** {@return its name: the tensor's, the folder's and the key's in the manifest} */
  String name();

  /** {@return the rate in Hz that it needs the sound at} */
  int sampleRate();

  /** {@return whether a value belongs in the statistics; an unvoiced frame's F0 does not} */
  default boolean counts(double value) {
    return true;
  }

  /**
   * {@return the feature}
   *
   * @param samples mono, at {@link #sampleRate}
   * @throws ZethusException if the utterance does not have what it takes
   */
  Tensor extract(Utterance utterance, float[] samples);
}
