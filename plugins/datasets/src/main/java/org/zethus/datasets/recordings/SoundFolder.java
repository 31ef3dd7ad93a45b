package org.zethus.datasets.recordings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.TextFiles;

/** The sounds below a folder, and how people refer to them. */
final class SoundFolder {
  /** Folders that say no more than that sound is in them. */
  private static final List<String> PLAIN =
      List.of("wavs", "wav", "audio", "recordings", "sounds", "clips");

  private static final int DEEPEST = 5;

  private final Path folder;

  SoundFolder(Path folder) {
    this.folder = folder;
  }

  /** {@return all sounds, relative to the folder} */
  Set<String> all() {
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      return files
          .filter(file -> TextFiles.isSound(file) && !TextFiles.name(file).startsWith("."))
          .map(this::relative)
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  private String relative(Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  /** {@return the sound that a name refers to, with or without ending and folder; else the name} */
  String find(String name) {
    return Stream.concat(Stream.of(""), PLAIN.stream().map(plain -> plain + "/"))
        .flatMap(prefix -> Stream.of("", ".wav", ".flac").map(ending -> prefix + name + ending))
        .filter(this::exists)
        .findFirst()
        .orElse(name);
  }

  private boolean exists(String path) {
    try {
      return Files.isRegularFile(folder.resolve(path));
    } catch (InvalidPathException e) {
      return false; // no file can have such a name
    }
  }

  /** {@return an id made of where a sound is: {@code anna/001.wav} becomes {@code anna_001}} */
  static String id(String sound) {
    String plain = sound.replace('\\', '/');
    String path = plain.startsWith("/") ? plain.substring(plain.lastIndexOf('/') + 1) : plain;
    String within = folderOf(path).filter(PLAIN::contains).map(f -> rest(path)).orElse(path);
    return within
        .replaceFirst("(?i)\\.(wav|flac)$", "")
        .replaceAll("[^\\p{L}\\p{N}._#-]+", "_")
        .replaceFirst("^[^\\p{L}\\p{N}]+", "");
  }

  /** {@return the folder of a sound where it says who speaks; else empty} */
  static String speaker(String sound) {
    return folderOf(sound).filter(name -> !PLAIN.contains(name)).orElse("");
  }

  private static Optional<String> folderOf(String path) {
    int slash = path.indexOf('/');
    return slash < 0 ? Optional.empty() : Optional.of(path.substring(0, slash));
  }

  private static String rest(String path) {
    return path.substring(path.indexOf('/') + 1);
  }
}
