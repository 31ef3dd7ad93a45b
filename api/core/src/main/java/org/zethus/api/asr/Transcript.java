package org.zethus.api.asr;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

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

  /**
   * Reads a file that {@link #write} wrote.
   *
   * @throws ZethusException if it is none
   */
  public static Transcript read(Path file) {
    try {
      return Config.parse(Files.readString(file), file.toString()).as(Transcript.class);
    } catch (IOException e) {
      throw new ZethusException("cannot read transcript %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /** Writes a JSON file. */
  public void write(Path file) {
    String json = Json.writePretty(Config.of(this).asMap());
    AtomicFiles.write(file, json.getBytes(StandardCharsets.UTF_8));
  }
}
