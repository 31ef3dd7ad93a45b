package org.zethus.crepe.evaluator;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.crepe.CrepeShape;
import org.zethus.crepe.PitchBins;
import org.zethus.tf.GraphBuilder;

/**
 * CREPE as TensorFlow computes it: normalised frames (N, 1024) to the salience of pitch bins (N,
 * 360), from 0 to 1. Between them lie (N, time, 1, channels).
 *
 * @see <a href="https://arxiv.org/abs/1802.06182">Kim et al. 2018, figure 1</a>
 */
final class CrepeGraph {
  static final String FRAMES = "frames";
  static final String SALIENCE = "salience";

  private final GraphBuilder graph;
  private final Ops tf;

  private CrepeGraph(GraphBuilder graph) {
    this.graph = graph;
    this.tf = graph.ops();
  }

  /** Builds it. */
  static void build(GraphBuilder graph, CrepeShape shape) {
    new CrepeGraph(graph).build(shape);
  }

  /**
   * {@return the shape that weights have}
   *
   * @throws ZethusException if they are none of CREPE's
   */
  static CrepeShape shape(String name, Map<String, Tensor> weights) {
    int unit = new CrepeShape(1).layers().get(0).filters();
    Tensor bias = weights.get("conv1/bias");
    if (bias == null || bias.length() < unit || bias.length() % unit != 0) {
      throw new ZethusException(
          "'%s' is no checkpoint of CREPE: 'conv1/bias' is %s, expected a multiple of %d values"
              .formatted(name, bias == null ? "missing" : bias, unit));
    }
    return new CrepeShape(bias.length() / unit);
  }

  private void build(CrepeShape shape) {
    Operand<TFloat32> x = graph.input(FRAMES, -1, CrepeShape.FRAME_LENGTH);
    x = tf.reshape(x, tf.constant(new int[] {-1, CrepeShape.FRAME_LENGTH, 1, 1}));
    for (CrepeShape.Layer layer : shape.layers()) {
      x = normalised(tf.nn.relu(convolved(x, layer)), layer);
      x =
          tf.nn.maxPool(
              x, tf.constant(new int[] {1, 2, 1, 1}), tf.constant(new int[] {1, 2, 1, 1}), "VALID");
    }
    x = tf.reshape(x, tf.constant(new int[] {-1, shape.features()}));
    Operand<TFloat32> kernel = graph.weight("classifier/kernel", shape.features(), PitchBins.COUNT);
    Operand<TFloat32> bias = graph.weight("classifier/bias", PitchBins.COUNT);
    graph.output(SALIENCE, tf.math.sigmoid(tf.nn.biasAdd(tf.linalg.matMul(x, kernel), bias)));
  }

  private Operand<TFloat32> convolved(Operand<TFloat32> x, CrepeShape.Layer layer) {
    Operand<TFloat32> kernel =
        graph.weight(layer.name() + "/kernel", layer.width(), 1, layer.in(), layer.filters());
    Operand<TFloat32> bias = graph.weight(layer.name() + "/bias", layer.filters());
    List<Long> strides = List.of(1L, (long) layer.stride(), 1L, 1L);
    return tf.nn.biasAdd(tf.nn.conv2d(x, kernel, strides, "SAME"), bias);
  }

  /** Batch normalisation by the running statistics, as one product and one sum. */
  private Operand<TFloat32> normalised(Operand<TFloat32> x, CrepeShape.Layer layer) {
    float[] gamma = norm(layer, "gamma");
    float[] beta = norm(layer, "beta");
    float[] mean = norm(layer, "moving_mean");
    float[] variance = norm(layer, "moving_variance");
    float[] scale = new float[gamma.length];
    float[] shift = new float[gamma.length];
    for (int c = 0; c < scale.length; c++) {
      double factor = gamma[c] / Math.sqrt(variance[c] + CrepeShape.EPS);
      scale[c] = (float) factor;
      shift[c] = (float) (beta[c] - mean[c] * factor);
    }
    return tf.math.add(
        tf.math.mul(x, graph.constant(scale, scale.length)), graph.constant(shift, shift.length));
  }

  private float[] norm(CrepeShape.Layer layer, String parameter) {
    return graph.values(layer.name() + "-BN/" + parameter, layer.filters());
  }
}
