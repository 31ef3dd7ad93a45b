package org.zethus.datasets.freetts;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.data.Segment;

/** Phones and pauses of one sentence after the other, on the samples of one waveform. */
final class Timeline {
  private final List<String> labels = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>();
  private int length;

  /**
   * Adds a sentence behind those before it. Its first pause continues the last one of theirs.
   *
   * @param phones of the sentence, with its pauses
   * @param phoneEnds where they end, in samples from the sentence's start
   * @param samples of the sentence; the last pitch period may end a little before or behind the
   *     last phone, which then ends with the sound
   */
  void add(List<String> phones, List<Integer> phoneEnds, int samples) {
    if (phones.size() != phoneEnds.size()) {
      throw new IllegalStateException(
          "FreeTTS made %d segments of %d phones: %s"
              .formatted(phoneEnds.size(), phones.size(), phones));
    }
    for (int i = 0; i < phones.size(); i++) {
      int end = i == phones.size() - 1 ? samples : Math.min(phoneEnds.get(i), samples);
      if (i == 0 && !labels.isEmpty()) {
        ends.set(ends.size() - 1, length + end);
      } else {
        labels.add(phones.get(i));
        ends.add(length + end);
      }
    }
    length += samples;
  }

  /** {@return what was added, without gaps from 0 to the end} */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    double start = 0;
    for (int i = 0; i < labels.size(); i++) {
      double end = (double) ends.get(i) / Kal16.SAMPLE_RATE;
      segments.add(new Segment(labels.get(i), start, end));
      start = end;
    }
    return segments;
  }
}
