package org.zethus.datasets.ljspeech;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.RecordingList;
import org.zethus.datasets.TextFiles;

/**
 * Reads {@code metadata.csv}. It is not quite CSV: quotation marks are text.
 *
 * @param folder of the corpus
 */
public record LjSpeech(Path folder) implements Corpus {
  private static final String METADATA = "metadata.csv";
  private static final String SOUNDS = "wavs";
  private static final String LAYOUT =
      "a folder in LJSpeech's layout: metadata.csv and wavs/ID.wav";

  /** {@return where an utterance's recording is in the corpus} */
  static String sound(String id) {
    return SOUNDS + "/" + id + ".wav";
  }

  /** {@return whether a folder looks like LJSpeech} */
  public static boolean isIn(Path folder) {
    Path metadata = folder.resolve(METADATA);
    return Files.isDirectory(folder.resolve(SOUNDS))
        && Files.exists(metadata)
        && TextFiles.lines(metadata, LAYOUT).stream()
            .filter(line -> !line.isBlank())
            .limit(1)
            .anyMatch(line -> line.split("\\|", -1).length == 3);
  }

  @Override
  public List<Recording> recordings(Problems problems) {
    RecordingList recordings = new RecordingList(folder, problems);
    List<String> lines = TextFiles.lines(folder.resolve(METADATA), LAYOUT);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty()) {
        continue;
      }
      String where = "%s, line %d".formatted(METADATA, i + 1);
      String[] columns = line.split("\\|", -1);
      if (columns.length == 3) {
        String id = columns[0].strip();
        recordings.add(where, id, "", columns[2], sound(id));
      } else {
        problems.add(
            Problem.Kind.BAD_LINE,
            where,
            "expected 3 columns, id|text as printed|text as read, found %d: '%s'"
                .formatted(columns.length, line));
      }
    }
    return recordings.list();
  }
}
