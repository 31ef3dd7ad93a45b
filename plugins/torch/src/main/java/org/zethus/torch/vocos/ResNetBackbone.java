package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;

/**
 * The backbone of the paper's ablation: HiFi-GAN's residual blocks without upsampling between them.
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, table 3</a>
 */
public final class ResNetBackbone implements Backbone {
  private static final int KERNEL = 3;

  private final Conv1d embed;
  private final List<ResBlock> blocks = new ArrayList<>();

  /** Takes {@code embed} and {@code resnet.i}, weight-normalised. */
  public ResNetBackbone(StateDict weights, int inputChannels, int dim, int numBlocks) {
    embed =
        new Conv1d(
            weights.at("embed"), ConvShape.of(inputChannels, dim, KERNEL).same().withWeightNorm());
    double gamma = 1.0 / numBlocks / ResBlock.DILATIONS.size();
    for (int i = 0; i < numBlocks; i++) {
      blocks.add(new ResBlock(weights.at("resnet", i), dim, KERNEL, gamma));
    }
  }

  @Override
  public NDArray forward(NDArray frames) {
    NDArray x = embed.forward(frames);
    for (ResBlock block : blocks) {
      x = block.forward(x);
    }
    return x.swapAxes(1, 2);
  }

  @Override
  public Value forward(Value frames) {
    Value x = embed.forward(frames);
    for (ResBlock block : blocks) {
      x = block.forward(x);
    }
    return x.transpose(0, 2, 1);
  }

  @Override
  public int reach() {
    return KERNEL / 2 + blocks.size() * ResBlock.reach(KERNEL);
  }
}
