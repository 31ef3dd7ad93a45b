package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * Layer normalisation over the last dimension of (…, D). In the checkpoint {@code weight} and
 * {@code bias}, both (D).
 *
 * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016</a>
 */
public final class LayerNorm {
  /** What keeps the variance from 0 where a paper does not say. */
  public static final double EPS = 1e-5;

  private final Shape width;
  private final PtNDArray weight;
  private final PtNDArray bias;
  private final double eps;

  /** Takes the weights; {@link #EPS}. */
  public LayerNorm(StateDict weights, int width) {
    this(weights, width, EPS);
  }

  /** Takes the weights. */
  public LayerNorm(StateDict weights, int width, double eps) {
    this.width = new Shape(width);
    this.weight = (PtNDArray) weights.parameter("weight", Init.ONES, width);
    this.bias = (PtNDArray) weights.parameter("bias", Init.ZEROS, width);
    this.eps = eps;
  }

  public NDArray forward(NDArray x) {
    return JniUtils.layerNorm((PtNDArray) x, width, weight, bias, eps);
  }

  /** {@return the same in a graph} */
  public Value forward(Value x) {
    return node(x, weight, bias, eps);
  }

  /** {@return the normalisation of (…, D) with a weight (D) and a bias (D)} */
  public static Value node(Value x, NDArray weight, NDArray bias, double eps) {
    Graph graph = x.graph();
    return graph
        .op("LayerNormalization")
        .of(x, Tensors.constant(graph, weight), Tensors.constant(graph, bias))
        .with("epsilon", eps)
        .result();
  }
}
