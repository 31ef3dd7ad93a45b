package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;

/**
 * Looks at the magnitudes of one short-time Fourier transform, as a plane (B, 1, bins, frames).
 *
 * @see <a href="https://arxiv.org/abs/2106.07889">Jang et al. 2021, section 2.2</a>
 */
final class SpectrogramDiscriminator implements Discriminator {
  private final StftMagnitude stft;
  private final ConvStack stack;

  SpectrogramDiscriminator(StftMagnitude stft, ConvStack stack) {
    this.stft = stft;
    this.stack = stack;
  }

  @Override
  public Judgement judge(NDArray audio) {
    return stack.judge(stft.forward(audio).swapAxes(1, 2).expandDims(1));
  }
}
