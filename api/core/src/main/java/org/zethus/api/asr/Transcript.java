package org.zethus.api.asr;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.data.Segment;

/**
 * What a recogniser heard.
 *
 * @param text as it would be written; empty where nothing is said
 * @param language BCP 47 tag; empty where the recogniser does not tell
 * @param words with their times, in order; empty where the recogniser does not time them
 */
public record Transcript(
    String text, @Default("") String language, @Default("[]") List<Segment> words) {
  public Transcript {
    words = List.copyOf(words);
  }

  /** Of a recogniser that tells the text alone. */
  public Transcript(String text) {
    this(text, "", List.of());
  }
}
