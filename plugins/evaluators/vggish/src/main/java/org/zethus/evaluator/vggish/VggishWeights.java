package org.zethus.evaluator.vggish;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;
import org.zethus.tf.file.TensorFlowCheckpoint;

/**
 * Reads VGGish's weights: TensorFlow's checkpoint as its authors publish it, either version of the
 * format, or a state dict of its port to PyTorch. The names are TensorFlow's then, e.g. {@code
 * conv3/conv3_1/weights}, and so is the order of dimensions.
 */
final class VggishWeights {
  /** The layers in the order of both publications. */
  static final List<String> CONVOLUTIONS =
      List.of("conv1", "conv2", "conv3/conv3_1", "conv3/conv3_2", "conv4/conv4_1", "conv4/conv4_2");

  /** The layer whose outputs are the embeddings. */
  static final String EMBEDDING = "fc2";

  static final List<String> LINEARS = List.of("fc1/fc1_1", "fc1/fc1_2", EMBEDDING);

  private static final List<String> PYTORCH_CONVOLUTIONS =
      List.of("features.0", "features.3", "features.6", "features.8", "features.11", "features.13");
  private static final List<String> PYTORCH_LINEARS =
      List.of("embeddings.0", "embeddings.2", "embeddings.4");

  private static final String SCOPE = "vggish/";
  private static final String INDEX = ".index";

  private VggishWeights() {}

  static Map<String, Tensor> read(Checkpoint checkpoint) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    published(checkpoint)
        .forEach(
            (name, tensor) ->
                weights.put(
                    name.startsWith(SCOPE) ? name.substring(SCOPE.length()) : name, tensor));
    return weights.containsKey(PYTORCH_CONVOLUTIONS.get(0) + ".weight")
        ? fromPyTorch(weights)
        : weights;
  }

  private static Map<String, Tensor> published(Checkpoint checkpoint) {
    Optional<String> index = file(checkpoint, name -> name.endsWith(INDEX));
    if (index.isPresent()) {
      String stem = index.get().substring(0, index.get().length() - INDEX.length());
      return TensorFlowCheckpoint.read(
          suffix -> checkpoint.data(stem + suffix), checkpoint.name() + "/" + stem);
    }
    Optional<String> version1 = file(checkpoint, name -> name.endsWith(".ckpt"));
    if (version1.isPresent()) {
      ByteBuffer bytes = checkpoint.data(version1.get());
      if (TensorFlowCheckpoint.isVersion1(bytes)) {
        return TensorFlowCheckpoint.readVersion1(bytes, checkpoint.name() + "/" + version1.get());
      }
    }
    return all(checkpoint);
  }

  private static Optional<String> file(Checkpoint checkpoint, Predicate<String> wanted) {
    return checkpoint.files().stream().filter(wanted).findFirst();
  }

  private static Map<String, Tensor> all(Checkpoint checkpoint) {
    if (checkpoint.untrainedSeed().isPresent()) {
      throw new ZethusException(
          "VGGish brings no weights: name a checkpoint, e.g. a folder with the vggish_model.ckpt"
              + " that AudioSet's authors publish");
    }
    Map<String, Tensor> weights = new LinkedHashMap<>();
    try (TensorSource source = checkpoint.weights()) {
      source.names().forEach(name -> weights.put(name, source.get(name)));
    }
    return weights;
  }

  private static Map<String, Tensor> fromPyTorch(Map<String, Tensor> weights) {
    Map<String, Tensor> renamed = new LinkedHashMap<>(weights);
    for (int i = 0; i < CONVOLUTIONS.size(); i++) {
      rename(renamed, PYTORCH_CONVOLUTIONS.get(i), CONVOLUTIONS.get(i));
    }
    for (int i = 0; i < LINEARS.size(); i++) {
      rename(renamed, PYTORCH_LINEARS.get(i), LINEARS.get(i));
    }
    return renamed;
  }

  private static void rename(Map<String, Tensor> weights, String from, String to) {
    Tensor weight = weights.remove(from + ".weight");
    Tensor bias = weights.remove(from + ".bias");
    if (weight != null) {
      weights.put(to + "/weights", inputsBeforeOutputs(weight));
    }
    if (bias != null) {
      weights.put(to + "/biases", bias);
    }
  }

  /** {@return (out, in, height, width) as (height, width, in, out), and (out, in) as (in, out)} */
  private static Tensor inputsBeforeOutputs(Tensor tensor) {
    long[] shape = tensor.shape();
    int out = (int) shape[0];
    int in = (int) shape[1];
    int taps = tensor.length() / (out * in);
    float[] from = tensor.floats();
    float[] to = new float[from.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        for (int t = 0; t < taps; t++) {
          to[(t * in + i) * out + o] = from[(o * in + i) * taps + t];
        }
      }
    }
    return shape.length == 4 ? Tensor.of(to, shape[2], shape[3], in, out) : Tensor.of(to, in, out);
  }
}
