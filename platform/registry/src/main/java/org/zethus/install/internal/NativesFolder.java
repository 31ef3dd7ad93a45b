package org.zethus.install.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.install.NativeLibraries;

/**
 * The person's libraries of engines, {@code <system>/<engine>/} for each. The list they were made
 * from is written beside them when all are there; one that differs belongs to another version.
 */
final class NativesFolder {
  private static final String LIST = "natives.json";
  private static final int BUFFER = 1 << 16;

  private final Path root;

  NativesFolder(Path root) {
    this.root = root;
  }

  /** {@return whether it holds anything} */
  boolean exists() {
    return Files.isDirectory(root);
  }

  /** {@return the folder of an engine's libraries, whether they are there or not} */
  Path of(NativeLibraries natives) {
    return root.resolve(natives.system()).resolve(natives.engine());
  }

  /** {@return the folder of an engine's archives while they are fetched} */
  Path downloads(NativeLibraries natives) {
    return root.resolve("downloads").resolve(natives.engine());
  }

  /** {@return whether an engine's libraries, and no others, are there} */
  boolean holds(NativeLibraries natives) {
    Path list = of(natives).resolve(LIST);
    try {
      return Files.isRegularFile(list)
          && Files.readString(list).equals(text(natives))
          && hasAll(of(natives), natives);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(list, Reason.of(e)), e);
    }
  }

  /** {@return whether a folder has all libraries by their names} */
  static boolean hasAll(Path folder, NativeLibraries natives) {
    return natives.names().stream().allMatch(name -> Files.isRegularFile(folder.resolve(name)));
  }

  private static String text(NativeLibraries natives) {
    return Json.writePretty(Config.of(natives).asMap());
  }

  /**
   * Takes an engine's libraries out of its archives, in place of those of another version.
   *
   * @param archives the file of each
   * @throws ZethusException if an archive lacks one, or they cannot be written
   */
  void fill(
      NativeLibraries natives, Map<NativeLibraries.Archive, Path> archives, CancelSignal cancel) {
    Path folder = of(natives);
    clear(folder, natives.names());
    archives.forEach((archive, file) -> unpack(archive, file, folder, cancel));
    AtomicFiles.write(folder.resolve(LIST), text(natives).getBytes(StandardCharsets.UTF_8));
  }

  /** Deletes what another version left, the list first: without it the rest counts for nothing. */
  private static void clear(Path folder, List<String> wanted) {
    try {
      Files.deleteIfExists(folder.resolve(LIST));
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
          for (Path file : files) {
            if (!wanted.contains(file.getFileName().toString())) {
              Files.delete(file);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new ZethusException("cannot clear %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  private static void unpack(
      NativeLibraries.Archive archive, Path file, Path folder, CancelSignal cancel) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Map.Entry<String, String> library : archive.files().entrySet()) {
        ZipEntry entry = zip.getEntry(library.getValue());
        if (entry == null) {
          throw new ZethusException(
              "%s has no %s, which its engine lists".formatted(file, library.getValue()));
        }
        AtomicFiles.write(
            folder.resolve(library.getKey()),
            channel -> copy(zip.getInputStream(entry), channel, cancel));
      }
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  private static void copy(InputStream from, FileChannel to, CancelSignal cancel)
      throws IOException {
    try (from) {
      byte[] buffer = new byte[BUFFER];
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        cancel.throwIfCancelled();
        ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
        while (bytes.hasRemaining()) {
          to.write(bytes);
        }
      }
    }
  }

  /** Forgets an engine's archives, out of which the libraries have been taken. */
  void deleteDownloads(NativeLibraries natives) {
    Path folder = downloads(natives);
    clear(folder, List.of());
    try {
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new ZethusException("cannot delete %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }
}
