package org.zethus.api.tensor.pytorch;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.io.FileBytes;

/**
 * PyTorch's files before 1.6, and since then with {@code _use_new_zipfile_serialization=False}: the
 * pickles of a magic number, a protocol version, the machine, the content, and the storages' keys;
 * then for each key the number of its elements and the elements.
 */
final class LegacyFormat {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final long PROTOCOL = 1001;

  private LegacyFormat() {}

  static Content read(FileBytes file) {
    int reach = (int) Math.min(file.size(), Integer.MAX_VALUE); // the pickles come first
    PickleInput in = new PickleInput(file.read(0, reach), file.name());
    Recorder globals = new Recorder();
    Object magic = Unpickler.load(in, globals);
    if (!magic.equals(MAGIC)) {
      throw new ZethusException(
          "%s is a pickle, but no PyTorch file: it does not begin with PyTorch's magic number. Save it with torch.save."
              .formatted(file.name()));
    }
    Object protocol = Unpickler.load(in, globals);
    if (!protocol.equals(PROTOCOL)) {
      throw in.bad(in.position(), "ends a protocol version other than %d".formatted(PROTOCOL));
    }
    requireLittleEndian(file, Unpickler.load(in, globals));
    Object root = Unpickler.load(in, globals);
    Object keys = Unpickler.load(in, globals);
    if (!(keys instanceof Sequence sequence)) {
      throw in.bad(in.position(), "ends something else than the list of storages");
    }
    return new Content(root, storages(file, in.position(), sequence.items(), globals.widths));
  }

  private static void requireLittleEndian(FileBytes file, Object machine) {
    if (machine instanceof Table table
        && Boolean.FALSE.equals(table.entries().get("little_endian"))) {
      throw new ZethusException(
          "%s was written on a big-endian machine. Save it again on an x86 or ARM machine."
              .formatted(file.name()));
    }
  }

  private static Map<String, Content.Extent> storages(
      FileBytes file, long begin, List<Object> keys, Map<String, Integer> widths) {
    Map<String, Content.Extent> extents = new HashMap<>();
    long position = begin;
    for (Object key : keys) {
      Integer width = widths.get(String.valueOf(key));
      if (width == null) {
        throw new ZethusException(
            "%s: the list of storages has '%s', which no tensor lies in"
                .formatted(file.name(), key instanceof String ? key : "something else"));
      }
      long elements = file.read(position, Long.BYTES).getLong();
      position += Long.BYTES;
      if (elements < 0 || elements > (file.size() - position) / width) {
        throw new ZethusException(
            "%s: storage '%s' at byte %d claims %d elements of %d bytes, the file ends at byte %d. Copy or download it again."
                .formatted(file.name(), key, position, elements, width, file.size()));
      }
      extents.put((String) key, new Content.Extent(position, elements * width));
      position += elements * width;
    }
    return extents;
  }

  /** Remembers how wide the elements of each storage are, which stands in the pickle alone. */
  private static final class Recorder extends Globals {
    private final Map<String, Integer> widths = new LinkedHashMap<>();

    @Override
    Storage storage(Object description) {
      Storage storage = super.storage(description);
      widths.put(storage.key(), storage.width());
      return storage;
    }
  }
}
