package org.zethus.api.model;

import java.util.List;
import org.zethus.api.audio.Signal;
import org.zethus.api.data.Segment;

/**
 * What a model made.
 *
 * @param signal samples, mel frames for a vocoder, or codes
 * @param segments the phones with their times in {@code signal}; empty where the model has none
 * @param text the part of the request this answers; empty where there is none
 */
public record Generated(Signal signal, List<Segment> segments, String text) {
  public Generated {
    segments = List.copyOf(segments);
  }
}
