package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;

/**
 * Batch normalisation of (B, C, T) or (B, C): over batch and time while gradients are recorded,
 * which moves the running statistics by a tenth, and by the running statistics otherwise. In the
 * checkpoint {@code weight}, {@code bias}, {@code running_mean} and {@code running_var}, all (C);
 * its {@code num_batches_tracked} is not needed.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe &amp; Szegedy 2015</a>
 */
public final class BatchNorm1d {
  private static final double MOMENTUM = 0.1;

  private final PtNDArray weight;
  private final PtNDArray bias;
  private final PtNDArray runningMean;
  private final PtNDArray runningVar;
  private final double eps;

  /** Takes the weights; {@link LayerNorm#EPS}. */
  public BatchNorm1d(StateDict weights, int channels) {
    this(weights, channels, LayerNorm.EPS);
  }

  /**
   * Takes the weights.
   *
   * @param eps is added to the variance
   */
  public BatchNorm1d(StateDict weights, int channels, double eps) {
    this.eps = eps;
    weight = (PtNDArray) weights.parameter("weight", Init.ONES, channels);
    bias = (PtNDArray) weights.parameter("bias", Init.ZEROS, channels);
    runningMean = (PtNDArray) weights.buffer("running_mean", Init.ZEROS, channels);
    runningVar = (PtNDArray) weights.buffer("running_var", Init.ONES, channels);
    weights.ignore("num_batches_tracked");
  }

  public NDArray forward(NDArray x) {
    return JniUtils.batchNorm(
        (PtNDArray) x,
        runningMean,
        runningVar,
        weight,
        bias,
        Autograd.isRecording(),
        MOMENTUM,
        eps);
  }

  /** {@return the same in a graph, by the running statistics} */
  public Value forward(Value x) {
    Graph graph = x.graph();
    return graph
        .op("BatchNormalization")
        .of(
            x,
            Tensors.constant(graph, weight),
            Tensors.constant(graph, bias),
            Tensors.constant(graph, runningMean),
            Tensors.constant(graph, runningVar))
        .with("epsilon", LayerNorm.EPS)
        .result();
  }
}
