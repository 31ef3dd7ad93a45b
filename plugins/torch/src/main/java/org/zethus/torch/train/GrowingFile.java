package org.zethus.torch.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/** A file that only grows, and that a resumed run cuts back to where its state was saved. */
final class GrowingFile implements AutoCloseable {
  private final Storage storage;
  private final Path file;
  private final FileChannel channel;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private long length;

  private GrowingFile(Storage storage, Path file, FileChannel channel, long length) {
    this.storage = storage;
    this.file = file;
    this.channel = channel;
    this.length = length;
  }

  /**
   * Opens a file and forgets what lies behind {@code length}.
   *
   * @throws ZethusException if it is shorter, or cannot be written
   */
  static GrowingFile open(Storage storage, Path file, long length) {
    try {
      long found = Files.exists(file) ? Files.size(file) : 0;
      if (found < length) {
        throw new ZethusException(
            "cannot resume: %s has %d bytes, the saved state needs %d. Start again with --fresh."
                .formatted(file, found, length));
      }
      return new GrowingFile(storage, file, Storage.openAt(file, length), length);
    } catch (IOException e) {
      throw new ZethusException("cannot write %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /** Adds bytes; they reach the disk with the next {@link #flush}. */
  void append(byte[] bytes) {
    pending.writeBytes(bytes);
    length += bytes.length;
  }

  /** {@return the length, pending bytes included} */
  long length() {
    return length;
  }

  /** Hands pending bytes to the operating system, so that others can read them. */
  void flush() {
    if (pending.size() > 0) {
      try {
        storage.append(channel, ByteBuffer.wrap(pending.toByteArray()));
        pending.reset();
      } catch (IOException e) {
        throw new ZethusException("cannot write %s: %s".formatted(file, Reason.of(e)), e);
      }
    }
  }

  /** Flushes and waits until the disk has it. */
  void sync() {
    flush();
    try {
      storage.sync(channel);
    } catch (IOException e) {
      throw new ZethusException("cannot write %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new ZethusException("cannot close %s: %s".formatted(file, Reason.of(e)), e);
    }
  }
}
