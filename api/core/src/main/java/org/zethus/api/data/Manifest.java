package org.zethus.api.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * The utterances of an artifact, and where their files are: {@code utterances.jsonl}, one JSON
 * object per line.
 *
 * @param folder what the utterances' paths are relative to
 * @param utterances with ids of their own
 */
public record Manifest(Path folder, List<Utterance> utterances) {
  /** Name of the file in an artifact's folder. */
  public static final String FILE = "utterances.jsonl";

  public Manifest {
    utterances = List.copyOf(utterances);
    Map<String, Utterance> byId = new HashMap<>();
    for (Utterance utterance : utterances) {
      if (byId.put(utterance.id(), utterance) != null) {
        throw new ZethusException(
            "manifest of %s: id '%s' stands there twice".formatted(folder, utterance.id()));
      }
    }
  }

  /**
   * Reads an artifact's manifest.
   *
   * @throws ZethusException if there is none, or a line is bad; the message names it
   */
  public static Manifest read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      return new Manifest(
          folder,
          IntStream.range(0, lines.size())
              .filter(i -> !lines.get(i).isBlank())
              .mapToObj(i -> Config.parse(lines.get(i), file + ":" + (i + 1)).as(Utterance.class))
              .toList());
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read %s: %s. Is this the folder of a finished stage with utterances?"
              .formatted(file, Reason.of(e)),
          e);
    }
  }

  /** Writes the manifest into its folder. */
  public void write() {
    String lines =
        utterances.stream()
            .map(utterance -> Json.write(Config.of(utterance).asMap()) + "\n")
            .collect(Collectors.joining());
    AtomicFiles.write(folder.resolve(FILE), lines.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * {@return where a file of an utterance is}
   *
   * @throws ZethusException if the utterance has no such file
   */
  public Path file(Utterance utterance, String name) {
    String path = utterance.files().get(name);
    if (path == null) {
      throw new ZethusException(
          "utterance '%s' in %s has no '%s'; it has %s"
              .formatted(utterance.id(), folder, name, utterance.files().keySet()));
    }
    return folder.resolve(path);
  }

  /** {@return the utterance of that id} */
  public Optional<Utterance> find(String id) {
    return utterances.stream().filter(utterance -> utterance.id().equals(id)).findFirst();
  }

  /** {@return the utterances by id, in order} */
  public Map<String, Utterance> byId() {
    Map<String, Utterance> byId = new LinkedHashMap<>();
    utterances.forEach(utterance -> byId.put(utterance.id(), utterance));
    return byId;
  }
}
