package org.zethus.tf.file;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.proto.BundleEntryProto;
import org.tensorflow.proto.BundleHeaderProto;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.SavedSlice;
import org.tensorflow.proto.SavedSliceMeta;
import org.tensorflow.proto.SavedTensorSlices;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.tensorflow.proto.TensorSliceProto;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;

/**
 * The weights in TensorFlow's checkpoints: of version 2, an index and shards of data, which a
 * SavedModel has as {@code variables/variables}; and of version 1, one file, as VGGish's is
 * published. Opening one checks every checksum.
 */
public final class TensorFlowCheckpoint {
  private static final String INDEX = ".index";
  private static final int MOST_SHARDS = 100_000;

  private final String name;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final Map<String, SavedSliceMeta> slices = new LinkedHashMap<>();

  private TensorFlowCheckpoint(String name) {
    this.name = name;
  }

  /**
   * {@return the numbers in a checkpoint of version 2, by their names; texts are checked and left
   * out}
   *
   * @param files opens a file by what follows the checkpoint's name, e.g. {@code .index}
   * @param name how messages call it
   * @throws ZethusException if it is not whole
   */
  public static Map<String, Tensor> read(Function<String, ByteBuffer> files, String name) {
    TensorFlowCheckpoint checkpoint = new TensorFlowCheckpoint(name);
    Map<String, BundleEntryProto> entries = new LinkedHashMap<>();
    int[] shards = {1};
    SortedTable.read(
        files.apply(INDEX),
        name + INDEX,
        (key, value) -> {
          if (key.isEmpty()) {
            shards[0] = checkpoint.shards(value);
          } else {
            entries.put(key, checkpoint.parse(key, value, BundleEntryProto::parseFrom));
          }
        });
    Map<Integer, ByteBuffer> data = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          if (entry.getShardId() < 0 || entry.getShardId() >= shards[0]) {
            throw checkpoint.broken(key, "it lies in shard " + entry.getShardId());
          }
          ByteBuffer shard =
              data.computeIfAbsent(
                  entry.getShardId(),
                  id -> files.apply(".data-%05d-of-%05d".formatted(id, shards[0])));
          checkpoint.add(key, entry, shard);
        });
    return checkpoint.tensors;
  }

  /**
   * {@return the numbers in a checkpoint of version 1, by their names}
   *
   * @throws ZethusException if it is not whole
   */
  public static Map<String, Tensor> readVersion1(ByteBuffer file, String name) {
    TensorFlowCheckpoint checkpoint = new TensorFlowCheckpoint(name);
    SortedTable.read(file, name, checkpoint::addVersion1);
    return checkpoint.tensors;
  }

  /** {@return whether a file may be a checkpoint of version 1} */
  public static boolean isVersion1(ByteBuffer file) {
    return SortedTable.matches(file);
  }

  private int shards(ByteBuffer value) {
    BundleHeaderProto header = parse("the header", value, BundleHeaderProto::parseFrom);
    if (header.getEndianness() != BundleHeaderProto.Endianness.LITTLE
        || header.getNumShards() < 1
        || header.getNumShards() > MOST_SHARDS) {
      throw broken(
          "the header",
          "%d shards, %s endian".formatted(header.getNumShards(), header.getEndianness()));
    }
    return header.getNumShards();
  }

  private void add(String key, BundleEntryProto entry, ByteBuffer shard) {
    if (entry.getSlicesCount() > 0) {
      throw broken(key, "it lies in parts, which are not read");
    }
    if (entry.getOffset() < 0
        || entry.getSize() < 0
        || entry.getOffset() > shard.remaining() - entry.getSize()) {
      throw broken(
          key,
          "it claims %d bytes from %d of a shard that has %d"
              .formatted(entry.getSize(), entry.getOffset(), shard.remaining()));
    }
    ByteBuffer bytes = shard.slice((int) entry.getOffset(), (int) entry.getSize());
    long[] shape = shape(key, entry.getShape());
    boolean texts = entry.getDtype() == DataType.DT_STRING;
    int checksum =
        texts
            ? checksumOfTexts(bytes, Tensor.elements(shape), key)
            : new Checksum().add(bytes).masked();
    if (checksum != entry.getCrc32C()) {
      throw broken(key, "its checksum is wrong; fetch the files again");
    }
    if (!texts) {
      tensors.put(key, tensor(key, entry.getDtype(), shape, bytes));
    }
  }

  /** Lengths, a checksum of the lengths, then the texts; that of all counts lengths as ints. */
  private int checksumOfTexts(ByteBuffer bytes, long count, String key) {
    if (count > bytes.remaining()) {
      throw broken(key, "%d texts in %d bytes".formatted(count, bytes.remaining()));
    }
    Varints in = new Varints(bytes, name);
    Checksum checksum = new Checksum();
    long total = 0;
    for (long i = 0; i < count; i++) {
      int length = in.length();
      checksum.addInt(length);
      total += length;
    }
    int ofLengths = in.unsigned(Integer.BYTES);
    if (ofLengths != checksum.masked() || total > bytes.remaining()) {
      throw broken(key, "the checksum of its lengths is wrong; fetch the files again");
    }
    return checksum.addInt(ofLengths).add(in.take((int) total)).masked();
  }

  private void addVersion1(String key, ByteBuffer value) {
    SavedTensorSlices saved = parse("an entry", value, SavedTensorSlices::parseFrom);
    saved.getMeta().getTensorList().forEach(meta -> slices.put(meta.getName(), meta));
    if (!saved.hasData()) {
      return;
    }
    SavedSlice slice = saved.getData();
    SavedSliceMeta meta = slices.get(slice.getName());
    if (meta == null) {
      throw broken(slice.getName(), "it is not in the list of tensors");
    }
    if (slice.getSlice().getExtentList().stream().anyMatch(TensorSliceProto.Extent::hasLength)) {
      throw broken(slice.getName(), "it lies in parts, which are not read");
    }
    long[] shape = shape(slice.getName(), meta.getShape());
    tensors.put(slice.getName(), version1(slice.getName(), meta.getType(), shape, slice.getData()));
  }

  private Tensor version1(String key, DataType type, long[] shape, TensorProto data) {
    if (type == DataType.DT_FLOAT && data.getFloatValCount() == Tensor.elements(shape)) {
      float[] values = new float[data.getFloatValCount()];
      for (int i = 0; i < values.length; i++) {
        values[i] = data.getFloatVal(i);
      }
      return Tensor.of(values, shape);
    }
    if (type == DataType.DT_INT64 && data.getInt64ValCount() == Tensor.elements(shape)) {
      return Tensor.of(data.getInt64ValList().stream().mapToLong(Long::longValue).toArray(), shape);
    }
    if (type == DataType.DT_INT32 && data.getIntValCount() == Tensor.elements(shape)) {
      return Tensor.of(
          data.getIntValList().stream().mapToLong(Integer::longValue).toArray(), shape);
    }
    return tensor(key, type, shape, data.getTensorContent().asReadOnlyByteBuffer());
  }

  private Tensor tensor(String key, DataType type, long[] shape, ByteBuffer bytes) {
    DType dtype =
        DataTypes.dtype(type)
            .orElseThrow(() -> broken(key, "it holds %s, which is not read".formatted(type)));
    if (Tensor.elements(shape) * dtype.bytes() != bytes.remaining()) {
      throw broken(
          key,
          "%d bytes for %d values of %s"
              .formatted(bytes.remaining(), Tensor.elements(shape), type));
    }
    return new Tensor(dtype, shape, bytes);
  }

  private long[] shape(String key, TensorShapeProto shape) {
    long[] dimensions =
        shape.getDimList().stream().mapToLong(TensorShapeProto.Dim::getSize).toArray();
    long elements = 1;
    for (long dimension : dimensions) {
      if (dimension < 0 || dimension > Integer.MAX_VALUE) {
        throw broken(key, "it has a dimension of " + dimension);
      }
      elements *= dimension;
      if (elements > Integer.MAX_VALUE) {
        throw broken(key, "it has more than 2^31 values");
      }
    }
    return dimensions;
  }

  private interface Parser<M> {
    M parse(ByteBuffer bytes) throws InvalidProtocolBufferException;
  }

  private <M> M parse(String key, ByteBuffer bytes, Parser<M> parser) {
    try {
      return parser.parse(bytes);
    } catch (InvalidProtocolBufferException e) {
      throw new ZethusException("%s: '%s' is broken: %s".formatted(name, key, e.getMessage()), e);
    }
  }

  private ZethusException broken(String key, String what) {
    return new ZethusException("%s: '%s': %s".formatted(name, key, what));
  }
}
