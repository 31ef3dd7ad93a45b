package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;

/**
 * Latents (B, C, T) to a waveform (B, 1, T * hop) in [-1, 1]. In the checkpoint {@code model.0},
 * {@code model.1} …
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2 and appendix B.1</a>
 */
final class WaveDecoder {
  private static final int KERNEL = 7;

  private final Conv1d first;
  private final List<DecoderBlock> blocks = new ArrayList<>();
  private final Activation activation;
  private final Conv1d last;

  /**
   * Takes the weights.
   *
   * @param in channels of the latents
   * @param channels of the first convolution; halved by every block
   * @param ratios samples that each block makes of one
   */
  WaveDecoder(StateDict weights, int in, int channels, List<Integer> ratios) {
    first = Blocks.conv(weights.at("model.0"), in, channels, KERNEL);
    for (int i = 0; i < ratios.size(); i++) {
      StateDict block = weights.at("model", i + 1);
      blocks.add(new DecoderBlock(block, channels >> i, channels >> (i + 1), ratios.get(i)));
    }
    int end = ratios.size() + 1;
    activation = new Activation(weights.at("model", end), channels >> ratios.size());
    last = Blocks.conv(weights.at("model", end + 1), channels >> ratios.size(), 1, KERNEL);
  }

  NDArray forward(NDArray latents) {
    NDArray x = Scope.through(blocks, first.forward(latents), DecoderBlock::forward);
    return last.forward(activation.forward(x)).tanh();
  }

  /** {@return how many frames to either side can change a frame's samples} */
  int reach() {
    int reach = KERNEL / 2 + Activation.REACH;
    for (int i = blocks.size() - 1; i >= 0; i--) {
      reach = blocks.get(i).reach(reach);
    }
    return reach + KERNEL / 2;
  }
}
