package org.zethus.datasets.hifitts;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.RecordingList;
import org.zethus.datasets.TextFiles;

/**
 * Reads Hi-Fi TTS's manifests. An id is {@code READER_BOOK_FILE}.
 *
 * @param folder of the manifests
 * @param splits to take
 */
public record HifiTts(Path folder, List<String> splits) implements Corpus {
  private static final Pattern NAME = Pattern.compile("([0-9]+)_manifest_[a-z]+_([a-z]+)\\.json");
  private static final String LAYOUT =
      "a folder in Hi-Fi TTS's layout: READER_manifest_clean_train.json and the files it names";

  /** What is read of a line. */
  record Line(@Key("audio_filepath") String sound, @Key("text_normalized") String text) {}

  /** {@return the manifests in a folder; none where it does not look like Hi-Fi TTS} */
  public static List<Path> manifestsIn(Path folder) {
    return TextFiles.in(folder, LAYOUT).stream()
        .filter(file -> NAME.matcher(TextFiles.name(file)).matches())
        .toList();
  }

  @Override
  public List<Recording> recordings(Problems problems) {
    RecordingList recordings = new RecordingList(folder, problems);
    List<Path> manifests = manifestsIn(folder).stream().filter(this::isWanted).toList();
    if (manifests.isEmpty()) {
      throw new ZethusException(
          "found no manifest of splits %s in %s; expected %s".formatted(splits, folder, LAYOUT));
    }
    for (Path manifest : manifests) {
      read(manifest, recordings, problems);
    }
    return recordings.list();
  }

  private boolean isWanted(Path manifest) {
    Matcher name = NAME.matcher(TextFiles.name(manifest));
    return name.matches() && splits.contains(name.group(2));
  }

  private static void read(Path manifest, RecordingList recordings, Problems problems) {
    String name = TextFiles.name(manifest);
    String reader = name.substring(0, name.indexOf('_'));
    List<String> lines = TextFiles.lines(manifest, LAYOUT);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String where = "%s, line %d".formatted(name, i + 1);
      try {
        Line line = Config.parse(lines.get(i), where).as(Line.class);
        recordings.add(where, id(reader, line.sound()), reader, line.text(), line.sound());
      } catch (ConfigException e) {
        problems.add(Problem.Kind.BAD_LINE, where, message(e, where));
      }
    }
  }

  private static String message(ConfigException e, String where) {
    String message = String.valueOf(e.getMessage());
    return message.startsWith(where + ": ") ? message.substring(where.length() + 2) : message;
  }

  /** The last folder is a book's number. */
  private static String id(String reader, String sound) {
    String[] parts = sound.split("/", -1);
    String book = parts.length < 2 ? "" : parts[parts.length - 2] + "_";
    return reader + "_" + book + parts[parts.length - 1].replaceFirst("\\.[^.]*$", "");
  }
}
