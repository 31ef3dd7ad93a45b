package org.zethus.tf.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.zethus.api.plugin.ZethusException;

/**
 * A table of keys and values as LevelDB writes them, which TensorFlow's checkpoints are made of:
 * blocks of entries, an index of the blocks, and a footer that says where the index is.
 *
 * @see <a href="https://github.com/google/leveldb/blob/main/doc/table_format.md">the format</a>
 */
final class SortedTable {
  private static final long MAGIC = 0xdb4775248b80fb57L;
  private static final int FOOTER = 48;
  private static final int TRAILER = 5; // kind and checksum of a block
  private static final int SNAPPY = 1;

  private final ByteBuffer file;
  private final String name;

  private SortedTable(ByteBuffer file, String name) {
    this.file = file.slice();
    this.name = name;
  }

  /** {@return whether a file ends as a table does} */
  static boolean matches(ByteBuffer file) {
    return file.remaining() >= FOOTER
        && file.slice().order(ByteOrder.LITTLE_ENDIAN).getLong(file.remaining() - Long.BYTES)
            == MAGIC;
  }

  /**
   * Reads all entries.
   *
   * @param name how messages call the file
   * @param entry gets keys, one byte a character, and values
   * @throws ZethusException if it is no whole table, or a checksum is wrong
   */
  static void read(ByteBuffer file, String name, BiConsumer<String, ByteBuffer> entry) {
    if (!matches(file)) {
      throw new ZethusException(
          "%s is no file of TensorFlow's, or not whole: its last bytes are not theirs"
              .formatted(name));
    }
    SortedTable table = new SortedTable(file, name);
    Varints footer = new Varints(table.file.slice(table.file.remaining() - FOOTER, FOOTER), name);
    footer.varint(); // where blocks about blocks are,
    footer.varint(); // of which there are none
    table.entries(
        table.block(footer),
        (lastKey, handle) -> table.entries(table.block(new Varints(handle, name)), entry));
  }

  private ByteBuffer block(Varints handle) {
    int offset = handle.length();
    int size = handle.length();
    if ((long) offset + size + TRAILER > file.remaining()) {
      throw new ZethusException(
          "%s: a block claims the bytes %d to %d, the file has %d"
              .formatted(name, offset, (long) offset + size, file.remaining()));
    }
    ByteBuffer content = file.slice(offset, size + 1); // with its kind
    int kind = content.get(size);
    int stored = file.slice(offset + size + 1, 4).order(ByteOrder.LITTLE_ENDIAN).getInt();
    if (new Checksum().add(content).masked() != stored) {
      throw new ZethusException(
          "%s: the checksum of the block at %d is wrong; fetch the file again"
              .formatted(name, offset));
    }
    ByteBuffer bytes = content.slice(0, size);
    return kind == SNAPPY ? Snappy.unpack(bytes, name) : bytes;
  }

  /** Each key begins with so many bytes of the key before it. */
  private void entries(ByteBuffer block, BiConsumer<String, ByteBuffer> entry) {
    Varints in = new Varints(block.slice(0, endOfEntries(block)), name);
    String key = "";
    while (in.hasMore()) {
      int shared = in.length();
      int added = in.length();
      int valueLength = in.length();
      if (shared > key.length()) {
        throw new ZethusException(
            "%s: a key begins with %d bytes of one that has %d"
                .formatted(name, shared, key.length()));
      }
      key = key.substring(0, shared) + StandardCharsets.ISO_8859_1.decode(in.take(added));
      entry.accept(key, in.take(valueLength));
    }
  }

  /** Behind the entries stand offsets to search by, and how many. */
  private int endOfEntries(ByteBuffer block) {
    int size = block.remaining();
    int restarts =
        size < Integer.BYTES
            ? -1
            : block.slice().order(ByteOrder.LITTLE_ENDIAN).getInt(size - Integer.BYTES);
    long end = size - Integer.BYTES * (restarts + 1L);
    if (restarts < 0 || end < 0) {
      throw new ZethusException(
          "%s: a block of %d bytes claims %d offsets".formatted(name, size, restarts));
    }
    return (int) end;
  }
}
