package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.nn.Functional;

/**
 * Looks at every {@code period}-th sample: the waveform is folded into (B, 1, samples / period,
 * period), reflected at its end where it does not fill the plane, and convolved along time alone.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.3</a>
 */
final class PeriodDiscriminator implements Discriminator {
  private final int period;
  private final boolean always;
  private final ConvStack stack;

  PeriodDiscriminator(int period, ConvStack stack) {
    this(period, false, stack);
  }

  /**
   * A discriminator.
   *
   * @param always whether a whole period is reflected where the waveform fills the plane, as DAC
   *     does
   */
  PeriodDiscriminator(int period, boolean always, ConvStack stack) {
    this.period = period;
    this.always = always;
    this.stack = stack;
  }

  @Override
  public Judgement judge(NDArray audio) {
    long batch = audio.getShape().get(0);
    long samples = audio.getShape().get(1);
    long over = samples % period;
    long missing = over == 0 && !always ? 0 : period - over;
    NDArray filled = missing == 0 ? audio : Functional.reflectionPad(audio, 0, missing);
    return stack.judge(filled.reshape(batch, 1, (samples + missing) / period, period));
  }
}
