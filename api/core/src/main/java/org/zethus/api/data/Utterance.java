package org.zethus.api.data;

import java.util.List;
import java.util.Map;
import org.zethus.api.config.Default;

/**
 * One item of a corpus and where its files are.
 *
 * @param id unique in its manifest; safe as a file name
 * @param speaker empty where the corpus has one speaker
 * @param text what is said; empty where unknown
 * @param seconds duration of the audio, 0 where unknown
 * @param phones what is said, as symbols; empty until a front end ran
 * @param segments the phones with their times; empty until aligned
 * @param files by name, e.g. {@code audio} or {@code mel}: paths relative to the manifest's folder
 */
public record Utterance(
    String id,
    @Default("") String speaker,
    @Default("") String text,
    @Default("0") double seconds,
    @Default("[]") List<String> phones,
    @Default("[]") List<Segment> segments,
    @Default("{}") Map<String, String> files) {
  public Utterance {
    if (id.isEmpty() || !id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}._#-]*")) {
      throw new IllegalArgumentException(
          "need an utterance id of letters, digits, '.', '_', '#' and '-', found '%s'"
              .formatted(id));
    }
    phones = List.copyOf(phones);
    segments = List.copyOf(segments);
    files = Map.copyOf(files);
  }

  /** An utterance of which only the text is known. */
  public Utterance(String id, String text) {
    this(id, "", text, 0, List.of(), List.of(), Map.of());
  }

  /** {@return the same utterance with other files} */
  public Utterance withFiles(Map<String, String> files) {
    return new Utterance(id, speaker, text, seconds, phones, segments, files);
  }

  /** {@return the same utterance with other phones} */
  public Utterance withPhones(List<String> phones) {
    return new Utterance(id, speaker, text, seconds, phones, segments, files);
  }

  /** {@return the same utterance with other segments} */
  public Utterance withSegments(List<Segment> segments) {
    return new Utterance(id, speaker, text, seconds, phones, segments, files);
  }
}
