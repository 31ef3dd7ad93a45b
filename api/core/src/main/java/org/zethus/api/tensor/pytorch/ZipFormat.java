package org.zethus.api.tensor.pytorch;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.io.FileBytes;

/**
 * PyTorch's files since 1.6: a zip archive with {@code NAME/data.pkl}, one {@code NAME/data/KEY}
 * per storage and, since 2.1, {@code NAME/byteorder}.
 */
final class ZipFormat {
  private static final String PICKLE = "data.pkl";
  private static final String LITTLE = "little";

  private ZipFormat() {}

  static Content read(FileBytes file) {
    Map<String, Content.Extent> entries = ZipArchive.entries(file);
    List<String> pickles =
        entries.keySet().stream()
            .filter(entry -> entry.equals(PICKLE) || entry.endsWith("/" + PICKLE))
            .toList();
    if (pickles.size() != 1) {
      throw new ZethusException(
          "%s is a zip archive, but no PyTorch file: it has %d entries data.pkl, expected one"
              .formatted(file.name(), pickles.size()));
    }
    String pickle = pickles.get(0);
    String folder = pickle.substring(0, pickle.length() - PICKLE.length());
    requireLittleEndian(file, entries.get(folder + "byteorder"));
    String storages = folder + "data/";
    Map<String, Content.Extent> byKey = new HashMap<>();
    entries.forEach(
        (entry, extent) -> {
          if (entry.startsWith(storages)) {
            byKey.put(entry.substring(storages.length()), extent);
          }
        });
    Content.Extent extent = Objects.requireNonNull(entries.get(pickle), pickle);
    PickleInput in =
        new PickleInput(
            file.read(extent.position(), length(file, extent)), file.name() + ": " + pickle);
    return new Content(Unpickler.load(in, new Globals()), byKey);
  }

  private static int length(FileBytes file, Content.Extent extent) {
    if (extent.bytes() > Integer.MAX_VALUE) {
      throw new ZethusException(
          "%s: data.pkl has %d bytes, too many for a description of tensors"
              .formatted(file.name(), extent.bytes()));
    }
    return (int) extent.bytes();
  }

  private static void requireLittleEndian(FileBytes file, Content.@Nullable Extent extent) {
    if (extent == null) {
      return;
    }
    byte[] raw = new byte[(int) Math.min(extent.bytes(), LITTLE.length())];
    file.read(extent.position(), raw.length).get(raw);
    String order = new String(raw, StandardCharsets.US_ASCII);
    if (!order.equals(LITTLE)) {
      throw new ZethusException(
          "%s was written on a machine with the byte order '%s', expected '%s'. Save it again on an x86 or ARM machine."
              .formatted(file.name(), order, LITTLE));
    }
  }
}
