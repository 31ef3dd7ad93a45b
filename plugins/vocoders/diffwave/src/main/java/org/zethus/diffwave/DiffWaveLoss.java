package org.zethus.diffwave;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.zethus.torch.Scope;
import org.zethus.torch.Tensors;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.nn.Functional;

/**
 * What DiffWave learns by: recordings are made noisy, and it says the noise. The mean absolute
 * difference counts.
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021, algorithm 1</a>
 */
final class DiffWaveLoss {
  /** Steps that are validated. */
  private static final int OVERALL = 8;

  private final DiffWave network;
  private final NoiseSchedule schedule;

  DiffWaveLoss(DiffWave network, NoiseSchedule schedule) {
    this.network = network;
    this.schedule = schedule;
  }

  /** {@return the loss at steps drawn for each recording (B, L)} */
  Losses draw(NDArray audio, NDArray mel) {
    NDArray uniform = audio.getManager().randomUniform(0, 1, audio.getShape().slice(0, 1));
    float[] drawn = Tensors.floats(uniform);
    int[] steps = new int[drawn.length];
    for (int b = 0; b < steps.length; b++) {
      steps[b] = Math.min(schedule.length() - 1, (int) (drawn[b] * schedule.length()));
    }
    return of(audio, mel, steps, audio.getManager().randomNormal(audio.getShape()));
  }

  /** {@return the mean loss at steps all over the schedule} */
  Losses overall(NDArray audio, NDArray mel) {
    int[] steps = new int[(int) audio.getShape().get(0)];
    NDArray sum = audio.getManager().zeros(new Shape(1));
    for (int i = 0; i < OVERALL; i++) {
      Arrays.fill(steps, (schedule.length() - 1) * i / (OVERALL - 1));
      NDArray noise = audio.getManager().randomNormal(audio.getShape());
      NDArray loss = Scope.keepResult(audio, real -> of(real, mel, steps, noise).total());
      sum = sum.add(loss);
    }
    return named(Functional.div(sum, OVERALL));
  }

  /**
   * {@return the loss}
   *
   * @param audio recordings (B, L)
   * @param mel their frames (B, mel bins, T)
   * @param steps how noisy each becomes, from 0
   * @param noise standard normal (B, L)
   */
  Losses of(NDArray audio, NDArray mel, int[] steps, NDArray noise) {
    float[] times = new float[steps.length];
    float[] signalShare = new float[steps.length];
    float[] noiseShare = new float[steps.length];
    for (int b = 0; b < steps.length; b++) {
      times[b] = steps[b];
      signalShare[b] = (float) Math.sqrt(schedule.alphaBar(steps[b]));
      noiseShare[b] = (float) Math.sqrt(1 - schedule.alphaBar(steps[b]));
    }
    NDArray noisy = scaled(audio, signalShare).add(scaled(noise, noiseShare));
    NDArray found =
        network.forward(noisy, Tensors.of(audio.getManager(), times, times.length), mel);
    return named(found.sub(noise).abs().mean());
  }

  private static Losses named(NDArray loss) {
    return Losses.named("loss").plus("noise_loss", loss);
  }

  private static NDArray scaled(NDArray x, float[] factors) {
    return x.mul(Tensors.of(x.getManager(), factors, factors.length, 1));
  }
}
