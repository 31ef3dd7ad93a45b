package org.zethus.datasets.ljspeech;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Phones;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Recording;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.TextFrontEnd;

/** Reads {@code metadata.csv}. It is not quite CSV: quotation marks are text. */
final class Metadata {
  private static final String FILE = "metadata.csv";
  private static final String SOUNDS = "wavs";

  private final Path folder;
  private final TextFrontEnd english = new EnglishFrontEnd();
  private final Map<String, Integer> lineOf = new HashMap<>();
  private final Problems problems = new Problems();

  private Metadata(Path folder) {
    this.folder = folder;
  }

  /**
   * {@return the recordings, with the text as read aloud and its phones}
   *
   * @throws ZethusException if there is no such file, or lines are bad: all of them are named
   */
  static List<Recording> read(Path folder) {
    return new Metadata(folder).read();
  }

  /** {@return where an utterance's recording is} */
  static Path sound(Path folder, String id) {
    return folder.resolve(SOUNDS).resolve(id + ".wav");
  }

  private List<Recording> read() {
    Path file = folder.resolve(FILE);
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new ZethusException("cannot read %s: it is not UTF-8 text".formatted(file), e);
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read %s: %s. Expected a folder in LJSpeech's layout: %s and %s/ID.wav"
              .formatted(file, e, FILE, SOUNDS),
          e);
    }
    List<Recording> recordings = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace("\ufeff", "").strip();
      if (!line.isEmpty()) {
        try {
          recordings.add(recording(line, i + 1));
        } catch (IllegalArgumentException | ZethusException e) {
          problems.add(i + 1, String.valueOf(e.getMessage()));
        }
      }
    }
    problems.throwIfAny("cannot use " + file);
    return recordings;
  }

  private Recording recording(String line, int number) {
    String[] columns = line.split("\\|", -1);
    if (columns.length != 3) {
      throw new IllegalArgumentException(
          "expected 3 columns, id|text as printed|text as read, found %d: '%s'"
              .formatted(columns.length, line));
    }
    Utterance utterance = new Utterance(columns[0].strip(), columns[2].strip());
    Integer earlier = lineOf.putIfAbsent(utterance.id(), number);
    if (earlier != null) {
      throw new IllegalArgumentException(
          "id '%s' stands in line %d already".formatted(utterance.id(), earlier));
    }
    if (utterance.text().isEmpty()) {
      throw new IllegalArgumentException("no text as read for '%s'".formatted(utterance.id()));
    }
    Path sound = sound(folder, utterance.id());
    if (!Files.isRegularFile(sound)) {
      throw new IllegalArgumentException(
          "no recording '%s/%s.wav'".formatted(SOUNDS, utterance.id()));
    }
    return new Recording(utterance.withPhones(Phones.of(utterance.text(), english)), sound);
  }
}
