package org.zethus.torch.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;

/**
 * Everything training does to the disk beside what a task exports. One place, so that a test can
 * let a process die between any two of these.
 */
class Storage {
  /** Writes a small file, whole or not at all. */
  void write(Path file, byte[] content) {
    AtomicFiles.write(file, content);
  }

  /** Writes tensors, all or none. */
  void write(Path file, Map<String, Tensor> tensors) {
    SafeTensors.write(file, tensors, Map.of());
  }

  /** Adds to the end of an open file. */
  void append(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** Makes what was appended survive a loss of power. */
  void sync(FileChannel file) throws IOException {
    file.force(true);
  }

  /** Deletes a file or a folder with all in it; nothing if it is not there. */
  void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> all = Files.walk(path)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        deleteOne(each);
      }
    } catch (IOException e) {
      throw new ZethusException("cannot delete %s: %s".formatted(path, Reason.of(e)), e);
    }
  }

  /** Deletes a file or an empty folder. */
  void deleteOne(Path path) throws IOException {
    Files.delete(path);
  }

  /** {@return a folder's entries in the order of their names; none if it is not there} */
  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new ZethusException("cannot list %s: %s".formatted(folder, Reason.of(e)), e);
    }
  }

  /** {@return an open file, cut to {@code length} bytes, ready to be appended to} */
  static FileChannel openAt(Path file, long length) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(length).position(length);
    return channel;
  }
}
