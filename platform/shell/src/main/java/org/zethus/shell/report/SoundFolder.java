package org.zethus.shell.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;

/**
 * Copies sounds into a report, as WAV that a browser plays, so that it can be read anywhere and
 * what was scored stays what it was.
 */
public final class SoundFolder {
  private static final List<String> SUFFIXES = List.of(".wav", ".flac");

  private SoundFolder() {}

  /**
   * {@return the utterances as they lie in {@code target} now}
   *
   * @param source an artifact with a manifest, or sound files with texts beside them
   * @throws ZethusException if there is no sound in it
   */
  public static Manifest copy(Path source, Path target, CancelSignal cancel) {
    Manifest found =
        Files.isRegularFile(source.resolve(Manifest.FILE)) ? Manifest.read(source) : list(source);
    List<Utterance> copied = new ArrayList<>();
    for (Utterance utterance : found.utterances()) {
      cancel.throwIfCancelled();
      String file = "audio/" + utterance.id() + ".wav";
      Waveform sound = AudioFiles.read(found.file(utterance, "audio"));
      AudioFiles.write(target.resolve(file), sound);
      copied.add(
          new Utterance(
              utterance.id(),
              utterance.speaker(),
              utterance.text(),
              sound.seconds(),
              utterance.phones(),
              utterance.segments(),
              Map.of("audio", file)));
    }
    Manifest manifest = new Manifest(target, copied);
    manifest.write();
    return manifest;
  }

  private static Manifest list(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Utterance> utterances =
          files.filter(SoundFolder::isSound).sorted().map(file -> utterance(folder, file)).toList();
      if (utterances.isEmpty()) {
        throw new ZethusException(
            "found no .wav or .flac file in %s, and no %s of a recipe's stage"
                .formatted(folder, Manifest.FILE));
      }
      return new Manifest(folder, utterances);
    } catch (IOException e) {
      throw new ZethusException("cannot read folder %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  private static boolean isSound(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return SUFFIXES.stream().anyMatch(name::endsWith) && Files.isRegularFile(file);
  }

  private static Utterance utterance(Path folder, Path file) {
    String path = folder.relativize(file).toString();
    String name = path.substring(0, path.lastIndexOf('.'));
    String id = name.replaceAll("[^\\p{L}\\p{N}._#-]", "-").replaceAll("^[^\\p{L}\\p{N}]+", "");
    return new Utterance(id, text(folder.resolve(name + ".txt"))).withFiles(Map.of("audio", path));
  }

  private static String text(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new ZethusException("cannot read text %s: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
