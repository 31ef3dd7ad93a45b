package org.zethus.torch.tts;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.data.Segment;

/** From values per frame to values per phone, and back to time. */
public final class PhoneLevel {
  private PhoneLevel() {}

  /**
   * {@return the mean of each phone's frames; a phone without frames gets the value of the frame it
   * would begin at}
   *
   * @param frames one value per frame; not empty
   * @param durations frames per phone, summing to {@code frames.length}
   */
  public static float[] means(float[] frames, int[] durations) {
    float[] means = new float[durations.length];
    int start = 0;
    for (int i = 0; i < durations.length; i++) {
      int end = start + durations[i];
      double sum = 0;
      for (int t = start; t < end; t++) {
        sum += frames[t];
      }
      means[i] =
          end > start ? (float) (sum / (end - start)) : frames[Math.min(start, frames.length - 1)];
      start = end;
    }
    return means;
  }

  /**
   * {@return where in time the phones are}
   *
   * @param frames per phone
   * @param frameRate frames per second
   */
  public static List<Segment> segments(List<String> phones, int[] frames, double frameRate) {
    List<Segment> segments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < frames.length; i++) {
      int end = start + frames[i];
      segments.add(new Segment(phones.get(i), start / frameRate, end / frameRate));
      start = end;
    }
    return segments;
  }
}
