package org.zethus.evaluator.pesq;

import java.util.List;

/** The delay of the degraded sound at each sample of the reference, utterance by utterance. */
final class DelayTrack {
  private final List<Utterance> utterances;
  private final Timing timing;

  /**
   * A track.
   *
   * @param utterances at least one
   */
  DelayTrack(List<Utterance> utterances, Timing timing) {
    this.utterances = utterances;
    this.timing = timing;
  }

  /** {@return the delay at a sample: that of the last utterance that has begun, or of the first} */
  int at(int sample) {
    int i = utterances.size() - 1;
    while (i > 0 && utterances.get(i).start() * timing.window() > sample) {
      i--;
    }
    return utterances.get(i).delay().samples();
  }

  /**
   * {@return the degraded sound as it would be without delays: every sample where the reference has
   * its own}
   */
  double[] undo(Sound degraded) {
    double[] aligned = new double[degraded.samples().length];
    int first = timing.margin();
    int last = aligned.length - timing.margin() - 1;
    for (int i = first; i <= last; i++) {
      aligned[i] = degraded.samples()[Math.max(first, Math.min(last, i + at(i)))];
    }
    return aligned;
  }

  /**
   * {@return which frames of the reference have no counterpart, because the delay became shorter by
   * more than half a frame there}
   */
  boolean[] lost(int frames) {
    boolean[] lost = new boolean[frames];
    for (int i = 1; i < utterances.size(); i++) {
      Utterance before = utterances.get(i - 1);
      Utterance after = utterances.get(i);
      int jump = after.delay().samples() - before.delay().samples();
      if (jump < -timing.hop()) {
        int begin = frame(after.start(), after.delay().samples());
        int end = frame(before.end(), before.delay().samples());
        int first = Math.max(0, Math.min(begin, end));
        int last = Math.min(frame(after.start(), -jump) + 1, frames - 2);
        for (int frame = first; frame <= last; frame++) {
          lost[frame] = true;
        }
      }
    }
    return lost;
  }

  private int frame(int window, int delay) {
    return ((window - Timing.MARGIN_WINDOWS) * timing.window() + delay) / timing.hop();
  }
}
