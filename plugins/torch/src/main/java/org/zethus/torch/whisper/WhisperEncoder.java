package org.zethus.torch.whisper;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;

/**
 * Whisper's encoder: two convolutions, the second of which halves the frame rate, fixed positions,
 * transformer layers and a normalisation.
 *
 * @see <a href="https://arxiv.org/abs/2212.04356">Radford et al. 2022, figure 1</a>
 */
public final class WhisperEncoder {
  private static final int KERNEL = 3;

  private final WhisperConfig config;
  private final Conv1d conv1;
  private final Conv1d conv2;
  private final NDArray positions;
  private final List<WhisperLayer> blocks = new ArrayList<>();
  private final LayerNorm lnPost;

  /** Takes the weights below {@code encoder}; a decoder's stay in the file. */
  public WhisperEncoder(StateDict weights, WhisperConfig config) {
    this.config = config;
    StateDict encoder = weights.at("encoder");
    int width = config.nAudioState();
    conv1 =
        new Conv1d(encoder.at("conv1"), ConvShape.of(config.nMels(), width, KERNEL).withPadding(1));
    conv2 =
        new Conv1d(
            encoder.at("conv2"), ConvShape.of(width, width, KERNEL).withStride(2).withPadding(1));
    positions =
        encoder.buffer(
            "positional_embedding",
            (values, random) -> sinusoids(values, width),
            config.nAudioCtx(),
            width);
    for (int i = 0; i < config.nAudioLayer(); i++) {
      blocks.add(new WhisperLayer(encoder.at("blocks", i), config));
    }
    lnPost = new LayerNorm(encoder.at("ln_post"), width);
    weights.ignoreBelow("decoder");
  }

  /** Sines of all frequencies first, then their cosines; Vaswani et al. 2017, section 3.5. */
  private static void sinusoids(float[] values, int width) {
    int half = width / 2;
    for (int i = 0; i < values.length; i++) {
      int channel = i % width;
      double exponent = channel % half / Math.max(1.0, half - 1.0);
      double angle = i / width * StrictMath.pow(10_000, -exponent);
      values[i] = (float) (channel < half ? StrictMath.sin(angle) : StrictMath.cos(angle));
    }
  }

  /**
   * Encodes.
   *
   * @param logMel (B, mel bins, 2 T), T as many frames as the encoder takes
   * @return (B, T, D)
   * @throws ZethusException if there are fewer or more
   */
  public NDArray forward(NDArray logMel) {
    long frames = logMel.getShape().get(2);
    if (frames != 2L * config.nAudioCtx()) {
      throw new ZethusException(
          "Whisper's encoder takes %d log-mel frames, found %d"
              .formatted(2 * config.nAudioCtx(), frames));
    }
    return Scope.keepResult(logMel, this::encoded);
  }

  private NDArray encoded(NDArray logMel) {
    NDArray h = Functional.gelu(conv1.forward(logMel));
    h = Functional.gelu(conv2.forward(h)).swapAxes(1, 2).add(positions);
    return lnPost.forward(Scope.through(blocks, h, WhisperLayer::forward));
  }
}
