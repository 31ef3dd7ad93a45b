package org.zethus.datasets.recordings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.RecordingList;
import org.zethus.datasets.TextFiles;

/**
 * Finds what a metadata file lists; without one, sounds that have a text of their name beside them,
 * where a folder in the folder is a speaker.
 *
 * @param folder of the recordings
 * @param metadata the file, relative to the folder; empty: looked for
 * @param columns of the file; none: as its header says
 */
public record Recordings(Path folder, String metadata, List<String> columns) implements Corpus {
  private static final String LAYOUT =
      "a folder with WAV or FLAC files and metadata.csv, lines FILE|TEXT, or metadata.jsonl, lines"
          + " {\"file\": …, \"text\": …}, or beside each NAME.wav a NAME.txt";

  /** What the metadata file is called. */
  private static final List<String> NAMES =
      List.of("metadata.csv", "metadata.tsv", "metadata.txt", "metadata.jsonl");

  /** As it is found. */
  public Recordings(Path folder) {
    this(folder, "", List.of());
  }

  @Override
  public List<Recording> recordings(Problems problems) {
    RecordingList recordings = new RecordingList(folder, problems);
    SoundFolder sounds = new SoundFolder(folder);
    Set<String> unlisted = sounds.all();
    Optional<Path> file = metadataFile();
    if (file.isPresent()) {
      addListed(file.get(), recordings, sounds, unlisted, problems);
    } else {
      addWithTextBeside(recordings, unlisted);
    }
    if (recordings.list().isEmpty() && problems.list().isEmpty()) {
      throw new ZethusException(
          "found no recording with a text in %s; expected %s".formatted(folder, LAYOUT));
    }
    for (String sound : unlisted) {
      problems.note(
          Problem.Kind.UNLISTED,
          sound,
          file.map(f -> "no line of %s names it".formatted(TextFiles.name(f)))
              .orElse("no text beside it"));
    }
    return recordings.list();
  }

  private Optional<Path> metadataFile() {
    if (!metadata.isEmpty()) {
      return Optional.of(folder.resolve(metadata));
    }
    Optional<Path> named = NAMES.stream().map(folder::resolve).filter(Files::exists).findFirst();
    if (named.isPresent()) {
      return named;
    }
    List<Path> candidates =
        TextFiles.in(folder, LAYOUT).stream()
            .filter(file -> TextFiles.name(file).matches("(?i).*\\.(csv|tsv|jsonl)"))
            .toList();
    if (candidates.size() > 1) {
      throw new ZethusException(
          "%s has several files that may say what is said: %s; name one in the key metadata"
              .formatted(
                  folder, String.join(", ", candidates.stream().map(TextFiles::name).toList())));
    }
    return candidates.stream().findFirst();
  }

  private void addListed(
      Path file,
      RecordingList recordings,
      SoundFolder sounds,
      Set<String> unlisted,
      Problems problems) {
    List<String> lines = TextFiles.lines(file, LAYOUT);
    String name = TextFiles.name(file);
    for (Row row : rows(lines, name, problems)) {
      String where = "%s, line %d".formatted(name, row.line());
      String id = row.get(Row.Column.ID);
      String written = row.get(Row.Column.FILE);
      String sound = sounds.find(written.isEmpty() ? id : written);
      unlisted.remove(sound);
      recordings.add(
          where,
          id.isEmpty() ? SoundFolder.id(sound) : id,
          row.get(Row.Column.SPEAKER),
          row.get(Row.Column.TEXT),
          sound);
    }
  }

  private List<Row> rows(List<String> lines, String name, Problems problems) {
    boolean isJson =
        lines.stream().filter(line -> !line.isBlank()).limit(1).anyMatch(l -> l.startsWith("{"));
    return isJson
        ? JsonLines.rows(lines, name, problems)
        : new DelimitedText(lines).rows(columns, name, problems);
  }

  private void addWithTextBeside(RecordingList recordings, Set<String> unlisted) {
    for (String sound : List.copyOf(unlisted)) {
      Path path = folder.resolve(sound);
      Stream.of(".txt", ".lab")
          .map(ending -> path.resolveSibling(TextFiles.stem(path) + ending))
          .filter(Files::exists)
          .findFirst()
          .ifPresent(
              text -> {
                unlisted.remove(sound);
                recordings.add(
                    sound,
                    SoundFolder.id(sound),
                    SoundFolder.speaker(sound),
                    String.join(" ", TextFiles.lines(text, LAYOUT)),
                    sound);
              });
    }
  }
}
