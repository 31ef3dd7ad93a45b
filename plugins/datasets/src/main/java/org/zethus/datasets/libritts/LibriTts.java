package org.zethus.datasets.libritts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.RecordingList;
import org.zethus.datasets.TextFiles;

/**
 * Finds LibriTTS's recordings, reader by reader.
 *
 * @param folder with the subsets
 * @param subsets to take; none named: all for training
 */
public record LibriTts(Path folder, List<String> subsets) implements Corpus {
  private static final String TEXT = ".normalized.txt";
  private static final String LAYOUT =
      "a folder in LibriTTS's layout: SUBSET/READER/CHAPTER/ID.wav and ID" + TEXT;

  /** {@return the subsets in a folder; none where it does not look like LibriTTS} */
  public static List<String> subsetsIn(Path folder) {
    return TextFiles.in(folder, LAYOUT).stream()
        .map(TextFiles::name)
        .filter(name -> name.matches("(train|dev|test)-(clean|other).*"))
        .toList();
  }

  @Override
  public List<Recording> recordings(Problems problems) {
    RecordingList recordings = new RecordingList(folder, problems);
    for (String subset : wanted()) {
      for (Path reader : folders(folder.resolve(subset))) {
        for (Path chapter : folders(reader)) {
          read(chapter, TextFiles.name(reader), recordings, problems);
        }
      }
    }
    return recordings.list();
  }

  private List<String> wanted() {
    List<String> there = subsetsIn(folder);
    for (String subset : subsets) {
      if (!there.contains(subset)) {
        throw new ZethusException(
            "%s has no subset '%s' (subsets); it has %s".formatted(folder, subset, there));
      }
    }
    List<String> wanted =
        subsets.isEmpty() ? there.stream().filter(s -> s.startsWith("train")).toList() : subsets;
    if (wanted.isEmpty()) {
      throw new ZethusException(
          "%s has no subset for training; it has %s. Name others in subsets, or give %s"
              .formatted(folder, there, LAYOUT));
    }
    return wanted;
  }

  private static List<Path> folders(Path folder) {
    return TextFiles.in(folder, LAYOUT).stream().filter(Files::isDirectory).toList();
  }

  private void read(Path chapter, String reader, RecordingList recordings, Problems problems) {
    for (Path sound : TextFiles.in(chapter, LAYOUT)) {
      if (!TextFiles.isSound(sound)) {
        continue;
      }
      String id = TextFiles.stem(sound);
      String where = folder.relativize(sound).toString();
      Path text = chapter.resolve(id + TEXT);
      if (Files.exists(text)) {
        recordings.add(where, id, reader, String.join(" ", TextFiles.lines(text, LAYOUT)), where);
      } else {
        problems.note(Problem.Kind.UNLISTED, where, "no text '%s'".formatted(id + TEXT));
      }
    }
  }
}
