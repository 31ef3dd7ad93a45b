package org.zethus.evaluator.pesq;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.dsp.CrossCorrelation;
import org.zethus.dsp.RealFft;

/**
 * The delay of the degraded sound to the sample: frames of 64 ms, moved by the guess, say at which
 * lags they are most alike; the delay is where most votes come together. P.862 section 10.1.3.2.
 */
final class FineAlignment {
  private static final int LANES = 32;

  /** A lag whose correlation is not so near to the best one's has no vote. */
  private static final double NEAR_BEST = 0.99;

  private static final double WEIGHT_POWER = 0.125;

  /** Of the frame: how far a vote reaches to both sides, at falling weight. */
  private static final int SPREAD = 64;

  private final Sound reference;
  private final Sound degraded;
  private final int window;
  private final int frame;
  private final int hop;
  private final double[] hann;
  private final RealFft fft;

  FineAlignment(Sound reference, Sound degraded) {
    this.reference = reference;
    this.degraded = degraded;
    window = reference.timing().window();
    frame = reference.timing().alignmentFrame();
    hop = frame / 4;
    hann = hann(frame);
    fft = new RealFft(frame);
  }

  /** {@return a periodic raised cosine} */
  static double[] hann(int length) {
    return IntStream.range(0, length)
        .mapToDouble(i -> 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length))
        .toArray();
  }

  /**
   * {@return what the frames say that lie within a part, first ones first}
   *
   * @param start in windows; frames follow from here on
   * @param end in windows
   * @param guess delay that the degraded frames are taken at
   */
  List<Vote> forward(int start, int end, int guess) {
    List<Integer> starts = new ArrayList<>();
    int last = Math.min(end * window, reference.padded()) - frame;
    int first = Math.max(0, Math.max(start * window, -guess));
    for (int at = first; at <= last && at + guess + frame <= degraded.padded(); at += hop) {
      starts.add(at);
    }
    return votes(starts, guess);
  }

  /**
   * {@return what the frames say that lie within a part, last ones first}
   *
   * @param start in windows
   * @param end in windows; frames follow from here back
   * @param guess delay that the degraded frames are taken at
   */
  List<Vote> backward(int start, int end, int guess) {
    List<Integer> starts = new ArrayList<>();
    int last = Math.min(end * window, Math.min(reference.padded(), degraded.padded() - guess));
    for (int at = last - frame; at >= start * window && at + guess >= 0; at -= hop) {
      starts.add(at);
    }
    return votes(starts, guess);
  }

  private List<Vote> votes(List<Integer> starts, int guess) {
    List<Vote> votes = new ArrayList<>();
    for (int first = 0; first < starts.size(); first += LANES) {
      List<Integer> block = starts.subList(first, Math.min(first + LANES, starts.size()));
      double[][] circle =
          CrossCorrelation.circular(
              fft, framed(reference, block, 0), framed(degraded, block, guess));
      for (int lane = 0; lane < block.size(); lane++) {
        votes.add(vote(circle, lane, block.get(lane)));
      }
    }
    return votes;
  }

  private double[][] framed(Sound sound, List<Integer> starts, int offset) {
    double[][] rows = new double[frame][starts.size()];
    for (int i = 0; i < frame; i++) {
      for (int lane = 0; lane < starts.size(); lane++) {
        rows[i][lane] = sound.samples()[starts.get(lane) + offset + i] * hann[i];
      }
    }
    return rows;
  }

  private static Vote vote(double[][] circle, int lane, int start) {
    double best = 0;
    for (double[] row : circle) {
      best = Math.max(best, Math.abs(row[lane]));
    }
    double enough = NEAR_BEST * best;
    int[] lags =
        IntStream.range(0, circle.length)
            .filter(lag -> Math.abs(circle[lag][lane]) > enough)
            .toArray();
    return new Vote(start, lags, StrictMath.pow(enough, WEIGHT_POWER));
  }

  /**
   * {@return the delay that the votes come together at}
   *
   * @param guess the delay they were asked at; what they say is added to it
   */
  Delay elect(List<Vote> votes, int guess) {
    double[] histogram = new double[frame];
    int spread = frame / SPREAD;
    double total = 0;
    for (Vote vote : votes) {
      total += vote.weight() * vote.lags().length;
      for (int lag : vote.lags()) {
        for (int k = 1 - spread; k < spread; k++) {
          histogram[Math.floorMod(lag + k, frame)] +=
              vote.weight() * (1 - (double) Math.abs(k) / spread);
        }
      }
    }
    int best = 0;
    for (int lag = 1; lag < frame; lag++) {
      best = histogram[lag] > histogram[best] ? lag : best;
    }
    int delay = guess + (best < frame / 2 ? best : best - frame);
    return new Delay(delay, total > 0 ? histogram[best] / total : 0);
  }
}
