package org.zethus.datasets;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** Reads what lies in corpora beside the sound. */
public final class TextFiles {
  private TextFiles() {}

  /**
   * {@return the lines of a UTF-8 file, without a byte order mark}
   *
   * @param expected what the folder should look like, for the message
   * @throws ZethusException if it cannot be read
   */
  public static List<String> lines(Path file, String expected) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .map(line -> line.startsWith("\ufeff") ? line.substring(1) : line)
          .toList();
    } catch (CharacterCodingException e) {
      throw new ZethusException("cannot read %s: it is not UTF-8 text".formatted(file), e);
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read %s: %s. Expected %s".formatted(file, Reason.of(e), expected), e);
    }
  }

  /**
   * {@return what lies in a folder, by name}
   *
   * @param expected what the folder should look like, for the message
   * @throws ZethusException if it cannot be read
   */
  public static List<Path> in(Path folder, String expected) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !name(file).startsWith(".")).sorted().toList();
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read %s: %s. Expected %s".formatted(folder, Reason.of(e), expected), e);
    }
  }

  /** {@return the last part of a path} */
  public static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** {@return a file's name without its last ending} */
  public static String stem(Path file) {
    String name = name(file);
    int dot = name.lastIndexOf('.');
    return dot < 1 ? name : name.substring(0, dot);
  }

  /** {@return whether a file's name is one of sound that can be read} */
  public static boolean isSound(Path file) {
    String name = name(file);
    return name.matches("(?i).*\\.(wav|flac)");
  }
}
