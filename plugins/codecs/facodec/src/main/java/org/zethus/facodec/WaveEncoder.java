package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;

/**
 * Waveform (B, 1, N) to latents (B, C, N / hop): a convolution, a block for each ratio, and another
 * convolution. In the checkpoint {@code block.0}, {@code block.1} …
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2 and appendix B.1</a>
 */
final class WaveEncoder {
  private static final int FIRST_KERNEL = 7;
  private static final int LAST_KERNEL = 3;

  private final Conv1d first;
  private final List<EncoderBlock> blocks = new ArrayList<>();
  private final Activation activation;
  private final Conv1d last;

  WaveEncoder(StateDict weights, FaCodecConfig.Encoder config) {
    int channels = config.ngf();
    first = Blocks.conv(weights.at("block.0"), 1, channels, FIRST_KERNEL);
    for (int stride : config.upRatios()) {
      blocks.add(new EncoderBlock(weights.at("block", blocks.size() + 1), channels, stride));
      channels *= 2;
    }
    activation = new Activation(weights.at("block", blocks.size() + 1), channels);
    last =
        Blocks.conv(
            weights.at("block", blocks.size() + 2), channels, config.outChannels(), LAST_KERNEL);
  }

  NDArray forward(NDArray audio) {
    NDArray x = Scope.through(blocks, first.forward(audio), EncoderBlock::forward);
    return last.forward(activation.forward(x));
  }

  /** {@return how many samples to either side can change a latent} */
  int reach() {
    int reach = LAST_KERNEL / 2 + Activation.REACH;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      reach = blocks.get(i).reach(reach);
    }
    return reach + FIRST_KERNEL / 2;
  }
}
