package org.zethus.runner;

import java.util.List;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;

/**
 * Speech, whole or the next piece of it.
 *
 * @param audio mono
 * @param segments the phones with their times, in seconds from the beginning of the whole; empty
 *     where the model has none
 * @param text what is said in it
 */
public record Speech(Waveform audio, List<Segment> segments, String text) {
  public Speech {
    segments = List.copyOf(segments);
  }
}
