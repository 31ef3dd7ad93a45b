package org.zethus.datasets.fsdd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Phones;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.datasets.Speakers;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.TextFrontEnd;

/** Finds spoken digits. */
final class Takes {
  private static final String FOLDER = "recordings";

  private Takes() {}

  /**
   * {@return the wanted ones: take by take, in each the digits and speakers in order}
   *
   * @throws ZethusException if there are none, or files have other names: all of them are named
   */
  static List<Recording> choose(Path folder, FsddConfig config) {
    TextFrontEnd english = new EnglishFrontEnd();
    List<Recording> recordings =
        read(folder).stream().map(take -> recording(take, english)).toList();
    return config
        .takes()
        .ofEach(
            Speakers.choose(recordings, config.speakers(), folder.toString()),
            recording -> List.of(recording.utterance().speaker(), recording.utterance().text()),
            "takes of " + folder);
  }

  private static Recording recording(Take take, TextFrontEnd english) {
    String word = take.word();
    return new Recording(
        new Utterance(
            take.id(), take.speaker(), word, 0, Phones.of(word, english), List.of(), Map.of()),
        take.file());
  }

  private static List<Take> read(Path folder) {
    Path inside = folder.resolve(FOLDER);
    List<Take> takes = new ArrayList<>();
    Problems problems = new Problems("file");
    for (Path file : sounds(Files.isDirectory(inside) ? inside : folder)) {
      Take.of(file)
          .ifPresentOrElse(
              takes::add,
              () ->
                  problems.add(
                      "%s: expected DIGIT_SPEAKER_TAKE.wav, e.g. 7_jackson_32.wav"
                          .formatted(file.getFileName())));
    }
    problems.throwIfAny("cannot use " + folder);
    if (takes.isEmpty()) {
      throw new ZethusException(
          "found no recording in %s; expected a folder with %s/DIGIT_SPEAKER_TAKE.wav"
              .formatted(folder, FOLDER));
    }
    takes.sort(
        Comparator.comparingInt(Take::number)
            .thenComparingInt(Take::digit)
            .thenComparing(Take::speaker));
    return takes;
  }

  private static List<Path> sounds(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".wav")).sorted().toList();
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read %s: %s. Expected a folder with %s/DIGIT_SPEAKER_TAKE.wav"
              .formatted(folder, e, FOLDER),
          e);
    }
  }
}
