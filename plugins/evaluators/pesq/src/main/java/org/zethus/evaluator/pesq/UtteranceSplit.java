package org.zethus.evaluator.pesq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Delays that change while somebody speaks: an utterance is cut in two where both halves, each at
 * its own delay, agree with the degraded sound more than the whole does. P.862 section 10.1.3.3.
 */
final class UtteranceSplit {
  private static final int MOST_UTTERANCES = 50;

  /** Windows of speech below which an utterance stays whole. */
  private static final int SHORTEST = 200;

  private static final int MOST_CUTS = 40;

  /** Windows at both ends of the speech that are never cut. */
  private static final int SHORTEST_END = 75;

  /** Windows; cuts stand multiples of it apart. */
  private static final int CUT_GRID = 4;

  /** Part of the speech that the cuts are spread over. */
  private static final double CUT_RANGE = 0.801;

  private final Timing timing;
  private final Activity spoken;
  private final Sound degraded;
  private final EnvelopeAlignment envelope;
  private final FineAlignment fine;

  UtteranceSplit(
      Timing timing,
      Activity spoken,
      Sound degraded,
      EnvelopeAlignment envelope,
      FineAlignment fine) {
    this.timing = timing;
    this.spoken = spoken;
    this.degraded = degraded;
    this.envelope = envelope;
    this.fine = fine;
  }

  /** Replaces utterances by their parts, and those by theirs, as long as that helps. */
  void split(List<Utterance> utterances) {
    int i = 0;
    while (i < utterances.size() && utterances.size() < MOST_UTTERANCES) {
      Cut cut = bestCut(utterances.get(i));
      if (cut == null) {
        i++;
      } else {
        Utterance whole = utterances.remove(i);
        utterances.addAll(i, halves(whole, cut));
      }
    }
  }

  /** An utterance in two: where, and the delays of both parts. */
  private record Cut(int at, int leftGuess, Delay left, int rightGuess, Delay right) {
    double confidence() {
      return left.confidence() + right.confidence();
    }

    boolean isJump(int window) {
      return Math.abs(right.samples() - left.samples()) >= window;
    }
  }

  private @Nullable Cut bestCut(Utterance utterance) {
    int start = utterance.start();
    while (start < utterance.end() && !spoken.speech(start)) {
      start++;
    }
    int end = utterance.end();
    while (end > utterance.start() && !spoken.speech(end)) {
      end--;
    }
    Run speech = new Run(start, end + 1);
    if (speech.length() < SHORTEST) {
      return null;
    }
    Cut best = null;
    for (Cut cut : cuts(utterance, places(speech))) {
      if (cut.isJump(timing.window()) && (best == null || cut.confidence() > best.confidence())) {
        best = cut;
      }
    }
    return best;
  }

  /** {@return windows at which the speech may be cut; always one at least} */
  private static List<Integer> places(Run speech) {
    int cells = MOST_CUTS * CUT_GRID;
    int step = CUT_GRID * (int) ((CUT_RANGE * speech.length() + cells - 1) / cells);
    int end = Math.max(SHORTEST_END, speech.length() / 10);
    List<Integer> places = new ArrayList<>();
    int place = speech.start() + end;
    do {
      places.add(place);
      place += step;
    } while (place <= speech.end() - end && places.size() < MOST_CUTS);
    return places;
  }

  /** {@return the cuts after which either part is surer of its delay than the whole was} */
  private List<Cut> cuts(Utterance whole, List<Integer> places) {
    IntFunction<List<Vote>> forward =
        kept(guess -> fine.forward(whole.start(), places.get(places.size() - 1), guess));
    IntFunction<List<Vote>> backward =
        kept(guess -> fine.backward(places.get(0), whole.end(), guess));
    List<Cut> cuts = new ArrayList<>();
    for (int place : places) {
      int cut = place * timing.window();
      int leftGuess = envelope.delay(whole.start(), place, whole.guess());
      Delay left = elected(forward.apply(leftGuess), 0, cut, leftGuess);
      if (left.confidence() > whole.delay().confidence()) {
        int rightGuess = envelope.delay(place, whole.end(), whole.guess());
        Delay right = elected(backward.apply(rightGuess), cut, Integer.MAX_VALUE, rightGuess);
        if (right.confidence() > whole.delay().confidence()) {
          cuts.add(new Cut(place, leftGuess, left, rightGuess, right));
        }
      }
    }
    return cuts;
  }

  /** Many cuts have the same guess: its votes are counted once. */
  private static IntFunction<List<Vote>> kept(IntFunction<List<Vote>> votes) {
    Map<Integer, List<Vote>> known = new HashMap<>();
    return guess -> known.computeIfAbsent(guess, votes::apply);
  }

  /** The delay by the frames that lie between two samples. */
  private Delay elected(List<Vote> votes, int from, int to, int guess) {
    int last = to - timing.alignmentFrame();
    return fine.elect(
        votes.stream().filter(vote -> from <= vote.start() && vote.start() <= last).toList(),
        guess);
  }

  private List<Utterance> halves(Utterance whole, Cut cut) {
    int jump = cut.right().samples() - cut.left().samples();
    // Where the degraded sound has more, both halves hear some of what was put in.
    int share = Math.max(0, jump) / (2 * timing.window());
    Utterance left = new Utterance(whole.start(), cut.at() + share, cut.leftGuess(), cut.left());
    Utterance right = new Utterance(cut.at() - share, whole.end(), cut.rightGuess(), cut.right());
    return List.of(
        TimeAlignment.clippedLeft(left, timing), TimeAlignment.clippedRight(right, degraded));
  }
}
