package org.zethus.evaluator.pesq;

import org.zethus.dsp.level.Biquad;

/** What the listener wears, which decides what reaches the ear. */
enum Listening {
  /** A telephone's handset: narrow band, P.862 and P.862.1. */
  HANDSET(1.4945, 4.6607) {
    @Override
    Sound hear(Sound sound) {
      return Response.HANDSET.filter(sound);
    }
  },

  /** Headphones: wide band, P.862.2. */
  HEADPHONES(1.3669, 3.8224) {
    @Override
    Sound hear(Sound sound) {
      return sound.map(
          sound.timing().margin(), sound.speech(), part -> HIGH_PASS.filter(faded(part)));
    }
  };

  /** High-pass with its corner at 100 Hz, for 16 kHz; P.862.2. */
  private static final Biquad HIGH_PASS =
      new Biquad(2.740826, -5.4816519, 2.740826, -1.9444777, 0.94597794);

  /** Samples over which {@link #HEADPHONES} come and go. */
  private static final int FADE = 16;

  private final double slope;
  private final double offset;

  Listening(double slope, double offset) {
    this.slope = slope;
    this.offset = offset;
  }

  /** {@return the sound as it reaches the ear} */
  abstract Sound hear(Sound sound);

  /** {@return what listeners would say, from 1 to 5, where the model's score is {@code score}} */
  double opinion(double score) {
    return 0.999 + 4 / (1 + StrictMath.exp(-slope * score + offset));
  }

  private static double[] faded(double[] speech) {
    double[] faded = speech.clone();
    for (int i = 1; i < FADE; i++) {
      faded[i - 1] *= (double) i / FADE;
      faded[faded.length - i] *= (double) i / FADE;
    }
    return faded;
  }
}
