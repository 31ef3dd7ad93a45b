package org.zethus.crepe.evaluator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;

/** Reads CREPE's weights: as Keras publishes them, or under the same names in another format. */
final class CrepeWeights {
  private static final String KERAS = ".h5";

  private CrepeWeights() {}

  static Map<String, Tensor> read(Checkpoint checkpoint) {
    return checkpoint.files().stream()
        .filter(file -> file.endsWith(KERAS))
        .findFirst()
        .map(file -> KerasFile.read(checkpoint.data(file), checkpoint.name() + "/" + file))
        .orElseGet(() -> all(checkpoint));
  }

  private static Map<String, Tensor> all(Checkpoint checkpoint) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    try (TensorSource source = checkpoint.weights()) {
      source.names().forEach(name -> weights.put(name, source.get(name)));
    }
    return weights;
  }
}
