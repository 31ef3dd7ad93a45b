package org.zethus.datasets;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zethus.api.data.Utterance;

/** The recordings found so far. It takes none without a text or a sound, and no id twice. */
public final class RecordingList {
  private final Path folder;
  private final Problems problems;
  private final List<Recording> recordings = new ArrayList<>();
  private final Map<String, String> whereOf = new HashMap<>();

  /**
   * None yet.
   *
   * @param folder of the corpus
   * @param problems hears what is not taken
   */
  public RecordingList(Path folder, Problems problems) {
    this.folder = folder;
    this.problems = problems;
  }

  /**
   * Takes a recording, or notes every reason not to.
   *
   * @param where it is described, e.g. {@code metadata.csv, line 3}
   * @param text stripped of white space here
   * @param sound file, relative to the folder
   */
  public void add(String where, String id, String speaker, String text, String sound) {
    boolean good = true;
    String earlier = whereOf.putIfAbsent(id, where);
    if (earlier != null) {
      good = false;
      problems.add(
          Problem.Kind.DUPLICATE_ID, where, "id '%s' stands in %s already".formatted(id, earlier));
    }
    if (text.isBlank()) {
      good = false;
      problems.add(Problem.Kind.EMPTY_TEXT, where, "no text for '%s'".formatted(id));
    }
    Optional<Path> file = resolve(sound);
    if (file.filter(Files::isRegularFile).isEmpty()) {
      good = false;
      problems.add(Problem.Kind.MISSING_FILE, where, "no recording '%s'".formatted(sound));
    }
    Path path = file.orElse(folder);
    try {
      Utterance utterance =
          new Utterance(id, speaker, text.strip(), 0, List.of(), List.of(), Map.of());
      if (good) {
        recordings.add(new Recording(utterance, path));
        return;
      }
    } catch (IllegalArgumentException e) {
      problems.add(Problem.Kind.BAD_LINE, where, String.valueOf(e.getMessage()));
    }
    problems.reject(where, text.strip(), path);
  }

  /** Empty where no file can have such a name. */
  private Optional<Path> resolve(String sound) {
    try {
      return Optional.of(folder.resolve(sound));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** {@return what was taken, in the order it was added} */
  public List<Recording> list() {
    return recordings;
  }
}
