package org.zethus.torch.vocoder;

/** Terms of a GAN vocoder's losses, by their names in {@code train.criterions}. */
public enum Criterion {
  /** The distance of the discriminators' feature maps. */
  FEATURE,
  /** What the discriminators learn. */
  DISCRIMINATOR,
  /** The scores of the generator's imitations. */
  GENERATOR,
  /** The distance of log-mel frames. */
  MEL,
  /** The distance of samples. */
  WAV,
  /** The distance of phases, their group delays and their steps in time; APNet's. */
  PHASE,
  /** The distance of log-amplitudes; APNet's. */
  AMPLITUDE,
  /** The distance of the spectrum from one that a waveform can have; APNet's. */
  CONSISTENCY
}
