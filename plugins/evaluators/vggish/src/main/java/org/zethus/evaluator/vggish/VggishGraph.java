package org.zethus.evaluator.vggish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.tf.GraphBuilder;

/**
 * VGGish as TensorFlow computes it: log-mel patches (N, 96, 64) to embeddings (N, width). The
 * convolutions of VGG's configuration A without the last group, then three linear layers. The
 * published network has 64, 128, 256 and 512 channels and a width of 128; others are as good.
 *
 * @see <a href="https://arxiv.org/abs/1409.1556">Simonyan &amp; Zisserman 2015, table 1</a>
 */
final class VggishGraph {
  static final String PATCHES = "patches";
  static final String EMBEDDINGS = "embeddings";

  /** The convolutions that are followed by pooling. */
  private static final Set<String> POOLED =
      Set.of("conv1", "conv2", "conv3/conv3_2", "conv4/conv4_2");

  private static final int KERNEL = 3;
  private static final int POOLINGS = POOLED.size();

  private final GraphBuilder graph;
  private final Ops tf;
  private final Map<String, Integer> widths;

  private VggishGraph(GraphBuilder graph, Map<String, Integer> widths) {
    this.graph = graph;
    this.tf = graph.ops();
    this.widths = widths;
  }

  /**
   * Builds it.
   *
   * @param widths outputs of each layer, by its name
   * @param activated whether the embeddings, too, go through ReLU
   */
  static void build(GraphBuilder graph, Map<String, Integer> widths, boolean activated) {
    new VggishGraph(graph, widths).build(activated);
  }

  /**
   * {@return the outputs of each layer, as the biases say}
   *
   * @throws ZethusException if one is missing
   */
  static Map<String, Integer> widths(String name, Map<String, Tensor> weights) {
    Map<String, Integer> widths = new LinkedHashMap<>();
    for (List<String> layers : List.of(VggishWeights.CONVOLUTIONS, VggishWeights.LINEARS)) {
      for (String layer : layers) {
        Tensor bias = weights.get(layer + "/biases");
        if (bias == null || bias.length() < 1) {
          throw new ZethusException(
              "'%s' is no checkpoint of VGGish: there is no '%s/biases', and no name of its port to PyTorch for it"
                  .formatted(name, layer));
        }
        widths.put(layer, bias.length());
      }
    }
    return widths;
  }

  private void build(boolean activated) {
    Operand<TFloat32> x = graph.input(PATCHES, -1, VggishFrames.FRAMES, VggishFrames.BANDS);
    x = tf.expandDims(x, tf.constant(-1)); // (N, time, bands, channels)
    int in = 1;
    for (String layer : VggishWeights.CONVOLUTIONS) {
      int out = width(layer);
      Operand<TFloat32> kernel = graph.weight(layer + "/weights", KERNEL, KERNEL, in, out);
      Operand<TFloat32> sum = tf.nn.conv2d(x, kernel, List.of(1L, 1L, 1L, 1L), "SAME");
      x = tf.nn.relu(tf.nn.biasAdd(sum, graph.weight(layer + "/biases", out)));
      x = POOLED.contains(layer) ? halved(x) : x;
      in = out;
    }
    in *= (VggishFrames.FRAMES >> POOLINGS) * (VggishFrames.BANDS >> POOLINGS);
    x = tf.reshape(x, tf.constant(new int[] {-1, in}));
    for (String layer : VggishWeights.LINEARS) {
      int out = width(layer);
      Operand<TFloat32> sum = tf.linalg.matMul(x, graph.weight(layer + "/weights", in, out));
      x = tf.nn.biasAdd(sum, graph.weight(layer + "/biases", out));
      x = layer.equals(VggishWeights.EMBEDDING) && !activated ? x : tf.nn.relu(x);
      in = out;
    }
    graph.output(EMBEDDINGS, x);
  }

  private int width(String layer) {
    return widths.getOrDefault(layer, 1);
  }

  private Operand<TFloat32> halved(Operand<TFloat32> x) {
    Operand<TInt32> two = tf.constant(new int[] {1, 2, 2, 1});
    return tf.nn.maxPool(x, two, two, "SAME");
  }
}
