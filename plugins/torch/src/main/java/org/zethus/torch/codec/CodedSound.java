package org.zethus.torch.codec;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.gan.AdversarialUpdates;
import org.zethus.torch.loss.Losses;

/**
 * Recordings, and what a codec made of them by way of its codes.
 *
 * @param real (B, samples)
 * @param fake (B, samples)
 * @param distance how far the one is from the other
 * @param others the codec's losses that are not of sound, e.g. those of its codes
 */
public record CodedSound(NDArray real, NDArray fake, Distance distance, Losses others)
    implements AdversarialUpdates.Attempt {
  /** Compares sounds. */
  @FunctionalInterface
  public interface Distance {
    /** {@return how far imitations are from recordings, both (B, samples); new each time} */
    Losses of(NDArray real, NDArray fake);
  }

  @Override
  public Losses reconstruction() {
    return distance.of(real, fake).plus(others);
  }
}
