package org.zethus.datasets.emilia;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.RecordingList;
import org.zethus.datasets.TextFiles;

/**
 * Reads Emilia-style manifests.
 *
 * @param folder of the manifests, from which they name sound files
 * @param wanted which lines count
 */
record Emilia(Path folder, EmiliaConfig.Wanted wanted) implements Corpus {
  private static final String MANIFEST = ".jsonl";
  private static final String PUBLISHED_SOUND = ".mp3";
  private static final List<String> READ_HERE = List.of(".wav", ".flac");
  private static final String LAYOUT =
      "a folder in Emilia's layout: manifests NAME.jsonl with id, wav, text, speaker, language, duration and dnsmos on every line, and the files they name";

  /**
   * What is read of a line; others are left alone.
   *
   * @param wav the sound file, relative to the folder
   * @param duration in seconds; 0 where unknown
   * @param dnsmos quality; 0 where unknown
   */
  record Line(
      String id,
      String wav,
      String text,
      @Default("") String speaker,
      @Default("") String language,
      @Default("0") double duration,
      @Default("0") double dnsmos) {}

  @Override
  public List<Recording> recordings(Problems problems) {
    RecordingList recordings = new RecordingList(folder, problems);
    List<Path> manifests =
        TextFiles.in(folder, LAYOUT).stream()
            .filter(file -> TextFiles.name(file).endsWith(MANIFEST))
            .toList();
    if (manifests.isEmpty()) {
      throw new ZethusException("found no manifest in %s; expected %s".formatted(folder, LAYOUT));
    }
    for (Path manifest : manifests) {
      read(manifest, recordings, problems);
    }
    return recordings.list();
  }

  private void read(Path manifest, RecordingList recordings, Problems problems) {
    List<String> lines = TextFiles.lines(manifest, LAYOUT);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String where = "%s, line %d".formatted(TextFiles.name(manifest), i + 1);
      try {
        Line line = Config.parse(lines.get(i), where).as(Line.class);
        if (wanted.has(line)) {
          recordings.add(where, line.id(), line.speaker(), line.text(), sound(line.wav()));
        }
      } catch (ConfigException e) {
        problems.add(Problem.Kind.BAD_LINE, where, String.valueOf(e.getMessage()));
      }
    }
  }

  /** What is published as MP3 was converted, e.g. by ffmpeg, to a file beside it. */
  private String sound(String named) {
    if (!named.endsWith(PUBLISHED_SOUND)) {
      return named;
    }
    String stem = named.substring(0, named.length() - PUBLISHED_SOUND.length());
    return READ_HERE.stream()
        .map(ending -> stem + ending)
        .filter(file -> Files.exists(folder.resolve(file)))
        .findFirst()
        .orElse(stem + READ_HERE.get(0));
  }
}
