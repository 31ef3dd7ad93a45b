package org.zethus.evaluator.pesq;

import java.util.ArrayList;
import java.util.List;

/**
 * Which part of the degraded sound belongs to which of the reference: utterances, each with its
 * delay. P.862 section 10.1.3.
 */
final class TimeAlignment {
  /** Shorter speech is no utterance: 200 ms. */
  private static final int SHORTEST_UTTERANCE = 50;

  private final Timing timing;
  private final Activity spoken;
  private final Sound degraded;
  private final EnvelopeAlignment envelope;
  private final FineAlignment fine;

  /**
   * Prepares both sounds.
   *
   * @param reference as loud as the other
   * @param degraded of the same sample rate
   */
  TimeAlignment(Sound reference, Sound degraded) {
    timing = reference.timing();
    Sound expected = AlignmentFilter.filter(reference);
    this.degraded = AlignmentFilter.filter(degraded);
    spoken = new Activity(expected);
    envelope = new EnvelopeAlignment(spoken, new Activity(this.degraded), timing);
    fine = new FineAlignment(expected, this.degraded);
  }

  /** {@return the utterances from left to right, none if there is no speech} */
  List<Utterance> utterances() {
    List<Utterance> utterances = new ArrayList<>();
    int crude = envelope.delay();
    for (Run speech : spoken.speech()) {
      if (isUtterance(speech, crude)) {
        utterances.add(located(speech, crude));
      }
    }
    if (!utterances.isEmpty()) {
      meetHalfway(utterances);
      clip(utterances);
      partOverlaps(utterances);
      new UtteranceSplit(timing, spoken, degraded, envelope, fine).split(utterances);
    }
    return utterances;
  }

  /** Long enough, and within the degraded sound at the crude delay. */
  private boolean isUtterance(Run speech, int crude) {
    int window = timing.window();
    return speech.length() >= SHORTEST_UTTERANCE
        && speech.start() < (degraded.padded() - crude) / window - SHORTEST_UTTERANCE
        && speech.end() > SHORTEST_UTTERANCE - crude / window;
  }

  private Utterance located(Run speech, int crude) {
    int start = Math.max(0, speech.start() - Timing.MARGIN_WINDOWS);
    int end = Math.min(spoken.windows() - 1, speech.end() + Timing.MARGIN_WINDOWS);
    int guess = envelope.delay(start, end, crude);
    Delay delay = fine.elect(fine.forward(start, end, guess), guess);
    return new Utterance(speech.start(), speech.end(), guess, delay);
  }

  /** Silence between two utterances goes half to the one and half to the other. */
  private void meetHalfway(List<Utterance> utterances) {
    int last = utterances.size() - 1;
    utterances.set(0, utterances.get(0).from(Timing.MARGIN_WINDOWS));
    utterances.set(last, utterances.get(last).until(spoken.windows() - Timing.MARGIN_WINDOWS));
    for (int i = 1; i <= last; i++) {
      int middle = (utterances.get(i).start() + utterances.get(i - 1).end()) / 2;
      utterances.set(i, utterances.get(i).from(middle));
      utterances.set(i - 1, utterances.get(i - 1).until(middle));
    }
  }

  /** No utterance reaches beyond the degraded speech. */
  private void clip(List<Utterance> utterances) {
    int last = utterances.size() - 1;
    utterances.set(0, clippedLeft(utterances.get(0), timing));
    utterances.set(last, clippedRight(utterances.get(last), degraded));
  }

  static Utterance clippedLeft(Utterance utterance, Timing timing) {
    int window = timing.window();
    int delay = utterance.delay().samples();
    return utterance.start() * window + delay < timing.margin()
        ? utterance.from(Timing.MARGIN_WINDOWS + (window - 1 - delay) / window)
        : utterance;
  }

  static Utterance clippedRight(Utterance utterance, Sound degraded) {
    int window = degraded.timing().window();
    int delay = utterance.delay().samples();
    return utterance.end() * window + delay > degraded.padded() - degraded.timing().margin()
        ? utterance.until((degraded.padded() - delay) / window - Timing.MARGIN_WINDOWS)
        : utterance;
  }

  /** Where two would share degraded samples, each gets one half of those. */
  private void partOverlaps(List<Utterance> utterances) {
    int window = timing.window();
    for (int i = 1; i < utterances.size(); i++) {
      Utterance left = utterances.get(i - 1);
      Utterance right = utterances.get(i);
      int start = right.start() * window + right.delay().samples();
      int end = left.end() * window + left.delay().samples();
      if (start < end) {
        int middle = (start + end) / 2;
        utterances.set(i, right.from((window - 1 + middle - right.delay().samples()) / window));
        utterances.set(i - 1, left.until((middle - left.delay().samples()) / window));
      }
    }
  }
}
