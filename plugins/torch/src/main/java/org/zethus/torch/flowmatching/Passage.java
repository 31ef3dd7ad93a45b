package org.zethus.torch.flowmatching;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.torch.Tensors;
import org.zethus.torch.masked.Corruption;
import org.zethus.torch.masked.CorruptionDraws;
import org.zethus.torch.nn.Functional;

/**
 * Where on the way from noise to data a training step looks, and what it keeps of the data as
 * prompts: {@code x_t = (1 - (1 - sigma) t) noise + t data}, and {@code data} within the prompts.
 *
 * @param times t of each sequence
 * @param promptFrames frames of each sequence's prompt
 * @param frames of the longest sequence, T
 * @param sigma how much noise is left at the end
 * @see <a href="https://arxiv.org/abs/2210.02747">Lipman et al. 2023, equation 22</a>
 */
public record Passage(float[] times, int[] promptFrames, int frames, double sigma) {
  /**
   * Draws a passage.
   *
   * @param rule how prompts are cut
   * @param batch sequences, B
   * @param frames of the longest, T
   */
  public static Passage draw(
      CorruptionDraws draws,
      Corruption.Rule rule,
      TimeSchedule schedule,
      double sigma,
      int batch,
      int frames) {
    float[] times = Corruption.times(draws, batch);
    for (int b = 0; b < batch; b++) {
      times[b] = schedule.time(times[b]);
    }
    return new Passage(times, Corruption.promptFrames(draws, rule, batch, frames), frames, sigma);
  }

  /** {@return t, (B)} */
  public NDArray timesArray(NDManager manager) {
    return Tensors.of(manager, times, times.length);
  }

  /** {@return 1 after the prompts, where something is to be made, else 0; (B, T)} */
  public NDArray madeArray(NDManager manager) {
    float[] flags = new float[times.length * frames];
    for (int i = 0; i < flags.length; i++) {
      flags[i] = i % frames < promptFrames[i / frames] ? 0 : 1;
    }
    return Tensors.of(manager, flags, times.length, frames);
  }

  /** {@return 1 for sequences with a prompt, else 0; (B, 1, 1)} */
  public NDArray promptedArray(NDManager manager) {
    float[] flags = new float[times.length];
    for (int b = 0; b < flags.length; b++) {
      flags[b] = promptFrames[b] > 0 ? 1 : 0;
    }
    return Tensors.of(manager, flags, times.length, 1, 1);
  }

  /** {@return the point on the way between noise and data, all (B, T, M)} */
  public NDArray point(NDArray data, NDArray noise) {
    NDManager manager = data.getManager();
    NDArray t = Tensors.of(manager, times, times.length, 1, 1);
    NDArray left = Functional.mul(t, sigma - 1).add(1);
    NDArray made = madeArray(manager).expandDims(2);
    NDArray onTheWay = noise.mul(left).add(data.mul(t));
    return onTheWay.mul(made).add(data.sub(data.mul(made)));
  }

  /** {@return the velocity of that point: {@code data - (1 - sigma) noise}} */
  public NDArray velocity(NDArray data, NDArray noise) {
    return data.sub(Functional.mul(noise, 1 - sigma));
  }
}
