package org.zethus.torch.acoustic;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.dac.DacEncoder;

/**
 * From a waveform (B, 1, samples) to latents (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.4</a>
 */
public final class AcousticEncoder {
  private static final int FIRST_REACH = 3;
  private static final int UNITS_REACH = 3 * (1 + 3 + 9);

  private final DacEncoder encoder;
  private final EncoderConfig config;

  /** Takes {@code block.0}, {@code block.1} …. */
  public AcousticEncoder(StateDict weights, EncoderConfig config) {
    encoder = new DacEncoder(weights, config.dModel(), config.upRatios(), config.outChannels());
    this.config = config;
  }

  /** {@return latents (B, C, T) of {@code T * hopLength} samples (B, 1, samples)} */
  public NDArray forward(NDArray waveform) {
    NDArray latents = encoder.forward(waveform);
    return config.useTanh() ? latents.tanh() : latents;
  }

  /** {@return how many frames to either side a frame's latents depend on, at most} */
  public int reach() {
    long samples = FIRST_REACH;
    long stride = 1;
    for (int ratio : config.upRatios()) {
      samples += (UNITS_REACH + 2L * ratio) * stride;
      stride *= ratio;
    }
    return (int) ((samples + stride - 1) / stride) + 1;
  }
}
