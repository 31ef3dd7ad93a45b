package org.zethus.torch.vocoder;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;
import java.util.function.Supplier;
import org.zethus.torch.loss.Losses;

/**
 * A generator that learns how likely recordings are. It needs no waveform of its own for that, and
 * generates one only to be listened to.
 *
 * @param samples length of the recordings
 * @param loss of recordings (B, samples)
 * @param validation likewise, where less of it is chance
 * @param generate makes waveforms (B, samples)
 */
public record Likelihood(
    long samples,
    Function<NDArray, Losses> loss,
    Function<NDArray, Losses> validation,
    Supplier<NDArray> generate)
    implements Imitation {
  /** A generator that is validated by what it learns by. */
  public Likelihood(long samples, Function<NDArray, Losses> loss, Supplier<NDArray> generate) {
    this(samples, loss, loss, generate);
  }

  @Override
  public NDArray audio() {
    return generate.get();
  }

  @Override
  public Losses reconstruction(NDArray real) {
    return loss.apply(real);
  }

  @Override
  public Losses validation(NDArray real) {
    return validation.apply(real);
  }
}
