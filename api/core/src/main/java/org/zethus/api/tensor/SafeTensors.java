package org.zethus.api.tensor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.io.FileBytes;

/**
 * Named tensors in one file: eight bytes of header length, a JSON header, the elements. Files are
 * memory-mapped tensor by tensor, so that a file may be larger than 2 GiB; every offset is checked
 * against its dtype, its shape and the file's size before anything is read.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class SafeTensors implements TensorSource {
  private static final int LARGEST_HEADER = 100_000_000;
  private static final String METADATA = "__metadata__";

  private record Entry(DType dtype, long[] shape, long begin, long end) {}

  private final FileBytes file;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private long dataStart;

  private SafeTensors(FileBytes file) {
    this.file = file;
  }

  /**
   * Opens a file; tensors read from it stay valid after it is closed.
   *
   * @throws ZethusException if it is missing, or not a whole safetensors file; the message says
   *     where
   */
  public static SafeTensors open(Path file) {
    return read(FileBytes.open(file));
  }

  /** Reads what is in memory; {@code name} is how messages call it. */
  public static SafeTensors of(ByteBuffer bytes, String name) {
    return read(FileBytes.of(bytes, name));
  }

  static SafeTensors read(FileBytes file) {
    try {
      SafeTensors tensors = new SafeTensors(file);
      tensors.readHeader(file.size());
      return tensors;
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void readHeader(long size) {
    if (size < 8) {
      throw bad("found %d bytes, expected at least 8 for the header's length".formatted(size));
    }
    long headerLength = file.read(0, 8).getLong();
    if (headerLength < 2 || headerLength > Math.min(size - 8, LARGEST_HEADER)) {
      throw bad(
          "the header claims %s bytes, the file has %d after its length"
              .formatted(Long.toUnsignedString(headerLength), size - 8));
    }
    byte[] header = new byte[(int) headerLength];
    file.read(8, header.length).get(header);
    dataStart = 8 + headerLength;
    Config json;
    try {
      json = Config.parse(new String(header, StandardCharsets.UTF_8), "header");
    } catch (ConfigException e) {
      throw bad(String.valueOf(e.getMessage()));
    }
    json.asMap().forEach((key, value) -> readEntry(key, value, size - dataStart));
    requireGapless(size - dataStart);
  }

  private void readEntry(String key, @Nullable Object value, long dataSize) {
    if (!(value instanceof Map<?, ?> fields)) {
      throw bad("header key '%s' is no object".formatted(key));
    }
    if (key.equals(METADATA)) {
      fields.forEach((name, text) -> metadata.put(String.valueOf(name), String.valueOf(text)));
      return;
    }
    DType dtype;
    try {
      dtype = DType.valueOf(String.valueOf(fields.get("dtype")));
    } catch (IllegalArgumentException e) {
      throw bad("tensor '%s' has the unknown dtype %s".formatted(key, fields.get("dtype")));
    }
    long[] shape = longs(key, "shape", fields.get("shape"));
    long[] offsets = longs(key, "data_offsets", fields.get("data_offsets"));
    if (offsets.length != 2 || offsets[0] > offsets[1] || offsets[1] > dataSize) {
      throw bad(
          "tensor '%s' has data_offsets %s, the data has %d bytes"
              .formatted(key, fields.get("data_offsets"), dataSize));
    }
    long bytes;
    try {
      bytes = Math.multiplyExact(Tensor.elements(shape), (long) dtype.bytes());
    } catch (ArithmeticException e) {
      throw bad("tensor '%s' has the impossible shape %s".formatted(key, fields.get("shape")));
    }
    if (bytes != offsets[1] - offsets[0]) {
      throw bad(
          "tensor '%s' is %s %s, which is %d bytes; data_offsets give it %d"
              .formatted(key, dtype, fields.get("shape"), bytes, offsets[1] - offsets[0]));
    }
    entries.put(key, new Entry(dtype, shape, offsets[0], offsets[1]));
  }

  private long[] longs(String key, String field, @Nullable Object value) {
    if (value instanceof List<?> list
        && list.stream().allMatch(item -> item instanceof Long number && number >= 0)) {
      return list.stream().mapToLong(item -> (Long) item).toArray();
    }
    throw bad("tensor '%s' has the %s %s".formatted(key, field, value));
  }

  private void requireGapless(long dataSize) {
    List<Map.Entry<String, Entry>> ordered = new ArrayList<>(entries.entrySet());
    ordered.sort(
        Comparator.comparingLong((Map.Entry<String, Entry> e) -> e.getValue().begin())
            .thenComparingLong(e -> e.getValue().end()));
    long position = 0;
    for (Map.Entry<String, Entry> entry : ordered) {
      if (entry.getValue().begin() != position) {
        throw bad(
            "tensor '%s' begins at byte %d of the data, expected %d: tensors overlap or leave a gap"
                .formatted(entry.getKey(), entry.getValue().begin(), position));
      }
      position = entry.getValue().end();
    }
    if (position != dataSize) {
      throw bad("tensors end at byte %d of the data, found %d bytes".formatted(position, dataSize));
    }
  }

  private ZethusException bad(String what) {
    return new ZethusException(
        "%s is no whole safetensors file: %s. Copy or download it again."
            .formatted(file.name(), what));
  }

  @Override
  public String name() {
    return file.name();
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  @Override
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  private Entry entry(String tensor) {
    Entry entry = entries.get(tensor);
    if (entry == null) {
      throw new ZethusException(
          "%s has no tensor '%s'; it has %s".formatted(name(), tensor, entries.keySet()));
    }
    return entry;
  }

  @Override
  public DType dtype(String tensor) {
    return entry(tensor).dtype();
  }

  @Override
  public long[] shape(String tensor) {
    return entry(tensor).shape().clone();
  }

  @Override
  public Tensor get(String tensor) {
    Entry entry = entry(tensor);
    long bytes = entry.end() - entry.begin();
    if (bytes > Integer.MAX_VALUE) {
      throw new ZethusException(
          "'%s' of %s has %d bytes, too many to be read at once; read it in parts"
              .formatted(tensor, name(), bytes));
    }
    return new Tensor(entry.dtype(), entry.shape(), read(entry.begin(), (int) bytes));
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    Entry entry = entry(tensor);
    Objects.checkFromIndexSize(from, count, Tensor.elements(entry.shape()));
    int width = entry.dtype().bytes();
    ByteBuffer bytes = read(entry.begin() + from * width, Math.multiplyExact(count, width));
    return new Tensor(entry.dtype(), new long[] {count}, bytes);
  }

  private ByteBuffer read(long begin, int length) {
    return file.read(dataStart + begin, length);
  }

  /** Writes tensors in the order of their names, so that equal content is equal bytes. */
  public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
    Map<String, Tensor> sorted = new TreeMap<>(tensors);
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put(METADATA, new TreeMap<>(metadata));
    }
    long position = 0;
    for (Map.Entry<String, Tensor> entry : sorted.entrySet()) {
      Tensor tensor = entry.getValue();
      long end = position + tensor.data().remaining();
      List<Long> shape = new ArrayList<>();
      for (long dimension : tensor.shape()) {
        shape.add(dimension);
      }
      header.put(
          entry.getKey(),
          Map.of(
              "dtype",
              tensor.dtype().name(),
              "shape",
              shape,
              "data_offsets",
              List.of(position, end)));
      position = end;
    }
    byte[] json = (Json.write(sortedFields(header))).getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + 7) / 8 * 8; // readers may map the elements, which wants alignment
    ByteBuffer head = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    head.putLong(padded).put(json);
    while (head.hasRemaining()) {
      head.put((byte) ' ');
    }
    head.flip();
    AtomicFiles.write(
        file,
        channel -> {
          writeFully(channel, head);
          for (Tensor tensor : sorted.values()) {
            writeFully(channel, tensor.data());
          }
        });
  }

  private static Map<String, Object> sortedFields(Map<String, Object> header) {
    Map<String, Object> sorted = new LinkedHashMap<>();
    header.forEach(
        (key, value) -> {
          Map<String, Object> fields = new TreeMap<>();
          ((Map<?, ?>) value).forEach((name, field) -> fields.put((String) name, field));
          sorted.put(key, fields);
        });
    return sorted;
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  @Override
  public void close() {
    file.close();
  }
}
