package org.zethus.api.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** Files that are whole or not there: temporary name, fsync, rename. */
public final class AtomicFiles {
  private static final String TEMPORARY = ".part";

  private AtomicFiles() {}

  /** Writes {@code content}; the folder is made where it is missing. */
  public static void write(Path file, byte[] content) {
    write(
        file,
        channel -> {
          ByteBuffer buffer = ByteBuffer.wrap(content);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
        });
  }

  /**
   * Writes what {@code body} writes; the folder is made where it is missing.
   *
   * @throws ZethusException if that fails (disk full, no permission); the old file is untouched
   */
  public static void write(Path file, Body body) {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        body.write(channel);
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      delete(temporary);
      throw new ZethusException("cannot write %s: %s".formatted(file, Reason.of(e)), e);
    } catch (RuntimeException | Error e) {
      delete(temporary);
      throw e;
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // The first failure is the one to report; a leftover is overwritten by the next attempt.
    }
  }

  /** Writes the content. */
  @FunctionalInterface
  public interface Body {
    void write(FileChannel channel) throws IOException;
  }
}
