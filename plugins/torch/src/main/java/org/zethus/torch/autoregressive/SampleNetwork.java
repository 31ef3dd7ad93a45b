package org.zethus.torch.autoregressive;

import org.osgi.annotation.versioning.ConsumerType;

/** A network that says of each sample what it may be, knowing those before and a condition. */
@FunctionalInterface
@ConsumerType
public interface SampleNetwork {
  /** {@return what it knows before the first sample} */
  State begin();

  /** What a network knows of the samples so far. For one thread. */
  @FunctionalInterface
  @ConsumerType
  interface State {
    /**
     * Goes on by a sample.
     *
     * @param previous the value of the sample before; of silence before the first
     * @param conditions whose numbers from {@code at} on belong to the next sample
     * @return the distribution of the next sample; overwritten by the next call
     */
    float[] next(float previous, float[] conditions, int at);
  }
}
