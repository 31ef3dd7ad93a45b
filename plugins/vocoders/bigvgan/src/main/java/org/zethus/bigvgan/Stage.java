package org.zethus.bigvgan;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.ConvTranspose1d;
import org.zethus.torch.nn.Functional;

/**
 * One stage of the generator: a transposed convolution makes the signal {@code rate} times longer
 * and half as wide; the mean of several residual blocks goes on. {@code ups.i.0} and the stage's
 * {@code resblocks.j} in the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/2206.04658">Lee et al. 2023, figure 1</a>
 */
final class Stage {
  private final int rate;
  private final int kernel;
  private final ConvTranspose1d up;
  private final List<AmpBlock> blocks = new ArrayList<>();

  /**
   * Takes the weights of a stage.
   *
   * @param weights the whole generator's
   * @param stage counted from 0
   */
  Stage(StateDict weights, BigVganConfig.Network config, int stage) {
    GeneratorConfig shape = config.shape();
    rate = shape.upsampleRates().get(stage);
    kernel = shape.upsampleKernelSizes().get(stage);
    int channels = shape.channels(stage);
    up =
        new ConvTranspose1d(
            weights.at("ups", stage).at("0"),
            ConvShape.of(shape.channels(stage - 1), channels, kernel)
                .withStride(rate)
                .withPadding((kernel - rate) / 2)
                .withWeightNorm());
    int fields = shape.resblockKernelSizes().size();
    for (int j = 0; j < fields; j++) {
      blocks.add(
          AmpBlock.of(
              config,
              weights.at("resblocks", stage * fields + j),
              channels,
              shape.resblockKernelSizes().get(j),
              shape.resblockDilationSizes().get(j)));
    }
  }

  /** {@return (B, C / 2, T * rate) of (B, C, T)} */
  NDArray forward(NDArray x) {
    return Scope.keepResult(x, any -> fuse(up.forward(any)));
  }

  private NDArray fuse(NDArray x) {
    NDArray sum = blocks.get(0).forward(x);
    for (AmpBlock block : blocks.subList(1, blocks.size())) {
      sum = Functional.accumulate(sum, block.forward(x));
    }
    return Functional.div(sum, blocks.size());
  }

  /** {@return the same in a graph} */
  Value forward(Value x) {
    Value longer = up.forward(x);
    return blocks.stream()
        .map(block -> block.forward(longer))
        .reduce(Value::add)
        .orElseThrow()
        .div(blocks.size());
  }

  /**
   * {@return how many input samples to either side are needed}
   *
   * @param after how many output samples to either side are
   */
  int reach(int after) {
    int fused = after + blocks.stream().mapToInt(AmpBlock::reach).max().orElse(0);
    return (fused + kernel - 1 + rate - 1) / rate;
  }
}
