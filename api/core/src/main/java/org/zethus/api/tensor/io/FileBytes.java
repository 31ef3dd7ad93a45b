package org.zethus.api.tensor.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;

/**
 * A file's bytes, mapped into memory range by range, or bytes that are in memory. What was read
 * stays valid after {@link #close()}. Threads may share it.
 */
public final class FileBytes implements AutoCloseable {
  private static final int LEAST_MAPPED = 1 << 16; // a process may have some 65,000 mappings

  private final String name;
  private final long size;
  private final @Nullable FileChannel channel;
  private final ByteBuffer memory;

  private FileBytes(String name, long size, @Nullable FileChannel channel, ByteBuffer memory) {
    this.name = name;
    this.size = size;
    this.channel = channel;
    this.memory = memory;
  }

  /**
   * Opens a file.
   *
   * @throws ZethusException if it cannot be read
   */
  public static FileBytes open(Path file) {
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      return new FileBytes(file.toString(), channel.size(), channel, ByteBuffer.allocate(0));
    } catch (NoSuchFileException e) {
      throw new ZethusException("cannot read %s: there is no such file".formatted(file), e);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** {@return bytes in memory; {@code name} is how messages call them} */
  public static FileBytes of(ByteBuffer bytes, String name) {
    return new FileBytes(name, bytes.remaining(), null, bytes.slice());
  }

  /** {@return how messages call it} */
  public String name() {
    return name;
  }

  /** {@return how many bytes there are} */
  public long size() {
    return size;
  }

  /**
   * {@return the bytes at a position, little-endian}
   *
   * @throws ZethusException if the file does not reach so far
   */
  public ByteBuffer read(long position, int length) {
    if (position < 0 || length < 0 || position > size - length) {
      throw new ZethusException(
          "%s ends at byte %d, expected %d more from byte %d. Copy or download it again."
              .formatted(name, size, length, position));
    }
    if (length == 0) {
      return ByteBuffer.allocate(0);
    }
    try {
      ByteBuffer bytes =
          channel == null
              ? memory.slice((int) position, length)
              : length < LEAST_MAPPED
                  ? copied(channel, position, length)
                  : channel.map(FileChannel.MapMode.READ_ONLY, position, length);
      return bytes.order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static ByteBuffer copied(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer copy = ByteBuffer.allocate(length);
    while (copy.hasRemaining()) {
      if (channel.read(copy, position + copy.position()) < 0) {
        throw new IOException("it was cut while it was read");
      }
    }
    return copy.flip();
  }

  @Override
  public void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // All that was wanted of it has been read.
      }
    }
  }
}
