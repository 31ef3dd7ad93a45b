package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.LayerNorm;

/**
 * Layer norm whose scale and shift are looked up by a condition, e.g. the bandwidth of the codec
 * that made the features. In the checkpoint {@code scale.weight} and {@code shift.weight},
 * (conditions, dim).
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 4.3</a>
 */
final class AdaLayerNorm implements Norm {
  private final Shape width;
  private final NDArray scale;
  private final NDArray shift;
  private final int condition;

  AdaLayerNorm(StateDict weights, int conditions, int dim, int condition) {
    width = new Shape(dim);
    scale = weights.parameter("scale.weight", Init.ONES, conditions, dim);
    shift = weights.parameter("shift.weight", Init.ZEROS, conditions, dim);
    this.condition = condition;
  }

  @Override
  public NDArray forward(NDArray x) {
    return JniUtils.layerNorm(
        (PtNDArray) x,
        width,
        (PtNDArray) scale.get(condition),
        (PtNDArray) shift.get(condition),
        EPS);
  }

  @Override
  public Value forward(Value x) {
    return LayerNorm.node(x, scale.get(condition), shift.get(condition), EPS);
  }
}
