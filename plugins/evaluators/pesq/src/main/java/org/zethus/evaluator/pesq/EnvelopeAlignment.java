package org.zethus.evaluator.pesq;

import java.util.Arrays;
import org.zethus.dsp.CrossCorrelation;

/** The delay of the degraded sound by its envelope, to a window of 4 ms; P.862 section 10.1.3.1. */
final class EnvelopeAlignment {
  private final double[] reference;
  private final double[] degraded;
  private final int window;

  EnvelopeAlignment(Activity reference, Activity degraded, Timing timing) {
    this.reference = reference.envelope();
    this.degraded = degraded.envelope();
    window = timing.window();
  }

  /** {@return the delay of the whole sound, in samples} */
  int delay() {
    return lag(reference, degraded) * window;
  }

  /**
   * {@return the delay of a part, in samples}
   *
   * @param start of the reference, in windows
   * @param end of the reference, in windows
   * @param guess the delay it is searched around, in samples
   */
  int delay(int start, int end, int guess) {
    int shift = guess / window;
    int from = Math.max(0, Math.max(start, -shift));
    double[] expected = part(reference, from, end - from);
    return guess + window * lag(expected, part(degraded, from + shift, expected.length));
  }

  private static double[] part(double[] envelope, int start, int length) {
    int end = Math.min(start + length, envelope.length);
    return start < end ? Arrays.copyOfRange(envelope, start, end) : new double[0];
  }

  /** {@return the lag at which both are most alike; 0 where they never are} */
  private static int lag(double[] expected, double[] found) {
    if (expected.length < 2 || found.length < 2) {
      return 0;
    }
    double[] correlation = CrossCorrelation.of(expected, found);
    int best = expected.length - 1;
    double most = 0;
    for (int i = 0; i < correlation.length; i++) {
      if (correlation[i] > most) {
        most = correlation[i];
        best = i;
      }
    }
    return best - (expected.length - 1);
  }
}
