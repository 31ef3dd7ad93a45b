package org.zethus.datasets.vctk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Corpus;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.RecordingList;
import org.zethus.datasets.TextFiles;

/**
 * Finds VCTK's recordings, speaker by speaker. What is published without a text (all of p315) is
 * left out.
 *
 * @param folder of the corpus
 * @param mic which microphone, where there are two
 * @param accents of the speakers; none named: all
 * @param genders of the speakers; none named: all
 */
public record Vctk(Path folder, int mic, List<String> accents, List<String> genders)
    implements Corpus {
  private static final List<String> SOUNDS = List.of("wav48_silence_trimmed", "wav48");
  private static final String TEXTS = "txt";
  private static final String LAYOUT =
      "a folder in VCTK's layout: wav48_silence_trimmed/SPEAKER/ID_mic1.flac or"
          + " wav48/SPEAKER/ID.wav, and txt/SPEAKER/ID.txt";

  /** {@code p225_001.wav} or {@code p225_001_mic2.flac}. */
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9]+_[0-9]+)(?:_mic([0-9]))?\\.(?:wav|flac)");

  /** All speakers' recordings by the first microphone. */
  public Vctk(Path folder) {
    this(folder, 1, List.of(), List.of());
  }

  /** {@return whether a folder looks like VCTK} */
  public static boolean isIn(Path folder) {
    return SOUNDS.stream().anyMatch(name -> Files.isDirectory(folder.resolve(name)));
  }

  @Override
  public List<Recording> recordings(Problems problems) {
    Path sounds =
        SOUNDS.stream()
            .map(folder::resolve)
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow(
                () -> new ZethusException("cannot use %s: expected %s".formatted(folder, LAYOUT)));
    SpeakerInfo wanted = SpeakerInfo.choose(folder, accents, genders);
    RecordingList recordings = new RecordingList(folder, problems);
    for (Path speaker : TextFiles.in(sounds, LAYOUT)) {
      if (Files.isDirectory(speaker) && wanted.has(TextFiles.name(speaker))) {
        read(speaker, recordings, problems);
      }
    }
    return recordings.list();
  }

  private void read(Path folderOfSpeaker, RecordingList recordings, Problems problems) {
    String speaker = TextFiles.name(folderOfSpeaker);
    Set<String> heard = new TreeSet<>();
    for (Path sound : TextFiles.in(folderOfSpeaker, LAYOUT)) {
      Matcher name = NAME.matcher(TextFiles.name(sound));
      if (!name.matches() || name.group(2) != null && Integer.parseInt(name.group(2)) != mic) {
        continue;
      }
      String id = name.group(1);
      String where = folder.relativize(sound).toString();
      Path text = folder.resolve(TEXTS).resolve(speaker).resolve(id + ".txt");
      heard.add(id);
      if (Files.exists(text)) {
        String line = String.join(" ", TextFiles.lines(text, LAYOUT));
        recordings.add(where, id, speaker, line, where);
      } else {
        problems.note(
            Problem.Kind.UNLISTED, where, "no text '%s'".formatted(folder.relativize(text)));
      }
    }
    noteTextsWithoutSound(speaker, heard, problems);
  }

  private void noteTextsWithoutSound(String speaker, Set<String> heard, Problems problems) {
    Path texts = folder.resolve(TEXTS).resolve(speaker);
    if (Files.isDirectory(texts)) {
      Stream<Path> unheard =
          TextFiles.in(texts, LAYOUT).stream()
              .filter(text -> TextFiles.name(text).endsWith(".txt"))
              .filter(text -> !heard.contains(TextFiles.stem(text)));
      unheard.forEach(
          text ->
              problems.note(
                  Problem.Kind.MISSING_FILE,
                  folder.relativize(text).toString(),
                  "no recording of it by microphone " + mic));
    }
  }
}
