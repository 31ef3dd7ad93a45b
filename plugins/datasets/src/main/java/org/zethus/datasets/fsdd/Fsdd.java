package org.zethus.datasets.fsdd;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.RecordingList;
import org.zethus.datasets.TextFiles;

/**
 * Finds spoken digits: take by take, in each the digits and speakers in order.
 *
 * @param folder of the corpus, or of its recordings
 */
public record Fsdd(Path folder) implements Corpus {
  private static final String SOUNDS = "recordings";
  private static final String LAYOUT = "a folder with recordings/DIGIT_SPEAKER_TAKE.wav";

  /** {@return whether a folder looks like FSDD} */
  public static boolean isIn(Path folder) {
    Path inside = folder.resolve(SOUNDS);
    return TextFiles.in(Files.isDirectory(inside) ? inside : folder, LAYOUT).stream()
        .anyMatch(file -> Take.of(file).isPresent());
  }

  @Override
  public List<Recording> recordings(Problems problems) {
    RecordingList recordings = new RecordingList(folder, problems);
    for (Take take : takes(problems)) {
      String sound = folder.relativize(take.file()).toString();
      recordings.add(sound, take.id(), take.speaker(), take.word(), sound);
    }
    if (recordings.list().isEmpty() && problems.list().isEmpty()) {
      throw new ZethusException("found no recording in %s; expected %s".formatted(folder, LAYOUT));
    }
    return recordings.list();
  }

  private List<Take> takes(Problems problems) {
    Path inside = folder.resolve(SOUNDS);
    List<Take> takes = new ArrayList<>();
    for (Path file : TextFiles.in(Files.isDirectory(inside) ? inside : folder, LAYOUT)) {
      if (TextFiles.isSound(file)) {
        Take.of(file)
            .ifPresentOrElse(
                takes::add,
                () ->
                    problems.add(
                        Problem.Kind.BAD_LINE,
                        TextFiles.name(file),
                        "expected the name DIGIT_SPEAKER_TAKE.wav, e.g. 7_jackson_32.wav"));
      }
    }
    takes.sort(
        Comparator.comparingInt(Take::number)
            .thenComparingInt(Take::digit)
            .thenComparing(Take::speaker));
    return takes;
  }
}
