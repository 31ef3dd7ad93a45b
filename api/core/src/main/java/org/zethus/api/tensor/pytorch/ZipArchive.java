package org.zethus.api.tensor.pytorch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.io.FileBytes;

/**
 * The entries of a zip archive and where their bytes lie. PyTorch stores them as they are, so that
 * they can be mapped; compressed ones are refused, and with them all that unpacks to more than it
 * is.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">sections 4.3 and
 *     4.5.3</a>
 */
final class ZipArchive {
  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;
  private static final int END_64_LOCATOR = 0x07064b50;
  private static final int END_64_LOCATOR_LENGTH = 20;
  private static final int END_64 = 0x06064b50;
  private static final int END_64_LENGTH = 56;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_LENGTH = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_LENGTH = 30;
  private static final int EXTRA_64 = 1;
  private static final int ENCRYPTED = 1;
  private static final long IN_EXTRA = 0xffffffffL;

  /** Where the list of entries lies. */
  private record Directory(long position, long bytes, long entries) {}

  private final FileBytes file;
  private final Map<String, Content.Extent> entries = new LinkedHashMap<>();
  private long total;

  private ZipArchive(FileBytes file) {
    this.file = file;
  }

  /**
   * {@return where each entry's bytes lie}
   *
   * @throws ZethusException if it is no whole zip archive, or one that PyTorch does not write
   */
  static Map<String, Content.Extent> entries(FileBytes file) {
    ZipArchive archive = new ZipArchive(file);
    archive.readDirectory(archive.directory());
    return archive.entries;
  }

  private ZethusException bad(String what) {
    return new ZethusException(
        "%s is no whole PyTorch file: %s. Copy or download it again.".formatted(file.name(), what));
  }

  private Directory directory() {
    int tail = (int) Math.min(file.size(), END_LENGTH + LONGEST_COMMENT);
    ByteBuffer bytes = file.read(file.size() - tail, tail);
    for (int i = tail - END_LENGTH; i >= 0; i--) {
      if (bytes.getInt(i) == END) {
        return directory(bytes, i, file.size() - tail + i);
      }
    }
    throw bad("its zip archive has no end record, so it is cut short");
  }

  private Directory directory(ByteBuffer bytes, int at, long position) {
    long locator = position - END_64_LOCATOR_LENGTH;
    if (locator >= 0) {
      ByteBuffer found = file.read(locator, END_64_LOCATOR_LENGTH);
      if (found.getInt(0) == END_64_LOCATOR) {
        return directory64(found.getLong(8));
      }
    }
    return new Directory(
        bytes.getInt(at + 16) & 0xffffffffL,
        bytes.getInt(at + 12) & 0xffffffffL,
        bytes.getShort(at + 10) & 0xffff);
  }

  private Directory directory64(long position) {
    ByteBuffer end = file.read(position, END_64_LENGTH);
    if (end.getInt(0) != END_64) {
      throw bad("byte %d begins no zip64 end record".formatted(position));
    }
    return new Directory(end.getLong(48), end.getLong(40), end.getLong(32));
  }

  private void readDirectory(Directory directory) {
    if (directory.bytes() < 0 || directory.bytes() > Integer.MAX_VALUE) {
      throw bad("its list of entries claims %d bytes".formatted(directory.bytes()));
    }
    ByteBuffer list = file.read(directory.position(), (int) directory.bytes());
    while (list.remaining() >= ENTRY_LENGTH) {
      readEntry(list, directory.position());
    }
    if (list.hasRemaining() || entries.size() != directory.entries()) {
      throw bad(
          "its list of entries has %d, expected %d and nothing behind them"
              .formatted(entries.size(), directory.entries()));
    }
  }

  private void readEntry(ByteBuffer list, long listPosition) {
    int at = list.position();
    if (list.getInt(at) != ENTRY) {
      throw bad("byte %d begins no entry of the list".formatted(listPosition + at));
    }
    int flags = list.getShort(at + 8);
    int method = list.getShort(at + 10) & 0xffff;
    long packed = list.getInt(at + 20) & IN_EXTRA;
    long bytes = list.getInt(at + 24) & IN_EXTRA;
    int nameLength = list.getShort(at + 28) & 0xffff;
    int extraLength = list.getShort(at + 30) & 0xffff;
    int commentLength = list.getShort(at + 32) & 0xffff;
    long local = list.getInt(at + 42) & IN_EXTRA;
    if (list.remaining() < ENTRY_LENGTH + nameLength + extraLength + commentLength) {
      throw bad("its list of entries is cut short at byte %d".formatted(listPosition + at));
    }
    byte[] raw = new byte[nameLength];
    list.get(at + ENTRY_LENGTH, raw);
    String name = new String(raw, StandardCharsets.UTF_8);
    Extra extra =
        new Extra(
            list.slice(at + ENTRY_LENGTH + nameLength, extraLength).order(ByteOrder.LITTLE_ENDIAN));
    bytes = extra.wide(bytes, name);
    packed = extra.wide(packed, name);
    local = extra.wide(local, name);
    list.position(at + ENTRY_LENGTH + nameLength + extraLength + commentLength);
    if (method != 0 || (flags & ENCRYPTED) != 0 || packed != bytes) {
      throw bad(
          "entry '%s' is compressed or encrypted, PyTorch stores entries as they are"
              .formatted(name));
    }
    add(name, new Content.Extent(dataPosition(name, local), bytes));
  }

  private void add(String name, Content.Extent extent) {
    if (extent.bytes() < 0 || extent.position() > file.size() - extent.bytes()) {
      throw bad(
          "entry '%s' claims %d bytes from byte %d of %d"
              .formatted(name, extent.bytes(), extent.position(), file.size()));
    }
    total += extent.bytes();
    if (total > file.size()) {
      throw bad("entries overlap: up to '%s' they have %d bytes".formatted(name, total));
    }
    if (entries.put(name, extent) != null) {
      throw bad("it has two entries '%s'".formatted(name));
    }
  }

  /** The names before the data have lengths of their own there. */
  private long dataPosition(String name, long local) {
    ByteBuffer header = file.read(local, LOCAL_LENGTH);
    if (header.getInt(0) != LOCAL) {
      throw bad("byte %d begins no entry, expected '%s'".formatted(local, name));
    }
    return local + LOCAL_LENGTH + (header.getShort(26) & 0xffff) + (header.getShort(28) & 0xffff);
  }

  /** The sizes that do not fit into 32 bits, in the order in which they are asked for. */
  private final class Extra {
    private final ByteBuffer wide;

    Extra(ByteBuffer extra) {
      this.wide = find(extra);
    }

    private static ByteBuffer find(ByteBuffer extra) {
      while (extra.remaining() >= 4) {
        int id = extra.getShort() & 0xffff;
        int length = extra.getShort() & 0xffff;
        if (length > extra.remaining()) {
          break;
        }
        if (id == EXTRA_64) {
          return extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        }
        extra.position(extra.position() + length);
      }
      return ByteBuffer.allocate(0);
    }

    long wide(long value, String name) {
      if (value != IN_EXTRA) {
        return value;
      }
      if (wide.remaining() < Long.BYTES) {
        throw bad("entry '%s' lacks its zip64 sizes".formatted(name));
      }
      return wide.getLong();
    }
  }
}
