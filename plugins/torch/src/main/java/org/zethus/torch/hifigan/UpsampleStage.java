package org.zethus.torch.hifigan;

import static org.zethus.torch.nn.Functional.addOver;
import static org.zethus.torch.nn.Functional.divOver;
import static org.zethus.torch.nn.Functional.leakyRelu;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.ConvTranspose1d;

/**
 * One stage of the generator: a transposed convolution makes the signal {@code rate} times longer
 * and half as wide; then the residual blocks look at it with different receptive fields, and their
 * mean goes on. {@code ups.i} and the stage's {@code resblocks.j} in the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.2 and figure 1</a>
 */
public final class UpsampleStage {
  private final int rate;
  private final int kernel;
  private final ConvTranspose1d up;
  private final List<ResBlock> blocks = new ArrayList<>();

  /**
   * Takes the weights of a stage.
   *
   * @param weights the whole generator's
   * @param stage counted from 0
   */
  public UpsampleStage(StateDict weights, GeneratorConfig config, int stage) {
    rate = config.upsampleRates().get(stage);
    kernel = config.upsampleKernelSizes().get(stage);
    int channels = config.channels(stage);
    ConvShape shape =
        ConvShape.of(config.channels(stage - 1), channels, kernel)
            .withStride(rate)
            .withPadding((kernel - rate) / 2)
            .withWeightNorm();
    up = new ConvTranspose1d(weights.at("ups", stage), shape);
    int fields = config.resblockKernelSizes().size();
    for (int j = 0; j < fields; j++) {
      blocks.add(
          ResBlock.of(
              config.resblock(),
              weights.at("resblocks", stage * fields + j),
              channels,
              config.resblockKernelSizes().get(j),
              config.resblockDilationSizes().get(j)));
    }
  }

  /** {@return all stages of a generator} */
  public static List<UpsampleStage> all(StateDict weights, GeneratorConfig config) {
    List<UpsampleStage> stages = new ArrayList<>();
    for (int stage = 0; stage < config.stages(); stage++) {
      stages.add(new UpsampleStage(weights, config, stage));
    }
    return stages;
  }

  /**
   * {@return the longer signal, (B, C / 2, T * rate)} Where kernel and rate differ by an odd number
   * it has one sample more, at its end.
   */
  public NDArray upsample(NDArray x) {
    return up.forward(leakyRelu(x, ResBlock.SLOPE));
  }

  /** {@return the mean of the residual blocks' outputs} */
  public NDArray fuse(NDArray x) {
    NDArray sum = blocks.get(0).forward(x);
    for (ResBlock block : blocks.subList(1, blocks.size())) {
      NDArray partial = sum;
      sum = Scope.keepResult(x, same -> addOver(block.forward(same), partial));
      partial.close();
    }
    return divOver(sum, blocks.size());
  }

  /** {@return both, one after the other} */
  public NDArray forward(NDArray x) {
    return Scope.keepResult(x, any -> fuse(upsample(any)));
  }

  /** {@return the same in a graph} */
  public Value forward(Value x) {
    Value longer = up.forward(x.leakyRelu(ResBlock.SLOPE));
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
  public int reach(int after) {
    int fused = after + blocks.stream().mapToInt(ResBlock::reach).max().orElse(0);
    return (fused + kernel - 1 + rate - 1) / rate;
  }
}
