package org.zethus.dsp.level;

/**
 * Cuts speech that is longer than a model takes, where it is quiet.
 *
 * @param longest samples of a piece, at most
 * @param searched how many samples before that end a cut is looked for; fewer than {@code longest}
 * @param frame samples whose energy is compared
 */
public record QuietCuts(int longest, int searched, int frame) {
  public QuietCuts {
    if (!(0 < frame && frame <= searched && searched < longest)) {
      throw new IllegalArgumentException(
          "need 0 < frame <= searched < longest, found %d, %d and %d"
              .formatted(frame, searched, longest));
    }
  }

  /**
   * {@return where the piece ends that begins at a sample: at the end, or where the quietest frame
   * near the greatest length begins}
   */
  public int end(float[] samples, int from) {
    if (samples.length - from <= longest) {
      return samples.length;
    }
    int quietest = from + longest;
    double least = Double.POSITIVE_INFINITY;
    for (int at = from + longest - searched; at + frame <= from + longest; at += frame) {
      double energy = 0;
      for (int i = at; i < at + frame; i++) {
        energy += samples[i] * samples[i];
      }
      if (energy < least) {
        least = energy;
        quietest = at;
      }
    }
    return quietest;
  }
}
