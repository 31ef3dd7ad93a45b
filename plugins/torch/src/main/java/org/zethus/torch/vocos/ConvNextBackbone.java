package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.LayerNorm;

/**
 * The paper's backbone: embed, normalise, ConvNeXt blocks, normalise.
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, section 3.3</a>
 */
public final class ConvNextBackbone implements Backbone {
  private final Conv1d embed;
  private final Norm norm;
  private final List<ConvNextBlock> blocks = new ArrayList<>();
  private final LayerNorm finalNorm;

  /** Takes {@code embed}, {@code norm}, {@code convnext.i} and {@code final_layer_norm}. */
  public ConvNextBackbone(StateDict weights, ConvNextShape shape) {
    int dim = shape.dim();
    embed =
        new Conv1d(
            started(weights.at("embed")),
            ConvShape.of(shape.inputChannels(), dim, ConvNextBlock.KERNEL).same());
    norm = Norm.of(weights.at("norm"), dim, shape.conditions(), shape.condition());
    for (int i = 0; i < shape.numLayers(); i++) {
      blocks.add(new ConvNextBlock(weights.at("convnext", i), shape.block()));
    }
    finalNorm = new LayerNorm(weights.at("final_layer_norm"), dim, Norm.EPS);
  }

  /** The paper's start for convolutions and linear layers. */
  static StateDict started(StateDict weights) {
    return weights.starting("weight", Init.normal(0.02)).starting("bias", Init.ZEROS);
  }

  @Override
  public NDArray forward(NDArray frames) {
    NDArray x = norm.forward(embed.forward(frames).swapAxes(1, 2)).swapAxes(1, 2);
    for (ConvNextBlock block : blocks) {
      x = block.forward(x);
    }
    return finalNorm.forward(x.swapAxes(1, 2));
  }

  @Override
  public Value forward(Value frames) {
    Value x = norm.forward(embed.forward(frames).transpose(0, 2, 1)).transpose(0, 2, 1);
    for (ConvNextBlock block : blocks) {
      x = block.forward(x);
    }
    return finalNorm.forward(x.transpose(0, 2, 1));
  }

  @Override
  public int reach() {
    return ConvNextBlock.KERNEL / 2 * (1 + blocks.size());
  }
}
