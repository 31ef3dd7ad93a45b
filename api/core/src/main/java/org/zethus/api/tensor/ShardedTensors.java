package org.zethus.api.tensor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * Tensors in several files, and an index that says which is where: {@code {"metadata": {…},
 * "weight_map": {"conv.weight": "model-00001-of-00002.safetensors", …}}}.
 *
 * @see <a href="https://huggingface.co/docs/transformers/big_models#sharded-checkpoints">the
 *     layout</a>
 */
final class ShardedTensors implements TensorSource {
  private static final int LARGEST_INDEX = 100_000_000;

  private final Path index;
  private final Map<String, TensorSource> shards = new LinkedHashMap<>();
  private final Map<String, TensorSource> shardOf = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  private ShardedTensors(Path index) {
    this.index = index;
  }

  /**
   * Opens the index and all files it names.
   *
   * @throws ZethusException if one is missing, broken, or lacks a tensor that the index has
   */
  static ShardedTensors open(Path index) {
    ShardedTensors sharded = new ShardedTensors(index);
    try {
      sharded.read(Config.parse(text(index), index.toString()));
      return sharded;
    } catch (RuntimeException e) {
      sharded.close();
      throw e;
    }
  }

  private static String text(Path index) {
    try {
      if (Files.size(index) > LARGEST_INDEX) {
        throw new ZethusException(
            "%s has %d bytes, too many for an index".formatted(index, Files.size(index)));
      }
      return Files.readString(index);
    } catch (IOException e) {
      throw new ZethusException("cannot read %s: %s".formatted(index, Reason.of(e)), e);
    }
  }

  private void read(Config json) {
    if (!(json.get("weight_map") instanceof Map<?, ?> places) || places.isEmpty()) {
      throw new ZethusException(
          "%s is no index of tensors: it needs the object 'weight_map'".formatted(index));
    }
    if (json.get("metadata") instanceof Map<?, ?> fields) {
      fields.forEach((key, value) -> metadata.put(String.valueOf(key), String.valueOf(value)));
    }
    places.forEach((tensor, file) -> place(String.valueOf(tensor), file));
  }

  private void place(String tensor, @Nullable Object file) {
    if (!(file instanceof String name) || !name.equals(String.valueOf(fileName(name)))) {
      throw new ZethusException(
          "%s: tensor '%s' lies in '%s', expected a file beside the index"
              .formatted(index, tensor, file));
    }
    TensorSource shard =
        shards.computeIfAbsent(name, key -> TensorFiles.openOne(index.resolveSibling(key)));
    if (!shard.names().contains(tensor)) {
      throw new ZethusException(
          "%s says that %s has the tensor '%s', which it has not. Download both again."
              .formatted(index, name, tensor));
    }
    shardOf.put(tensor, shard);
  }

  private @Nullable Path fileName(String name) {
    try {
      return index.getFileSystem().getPath(name).getFileName();
    } catch (java.nio.file.InvalidPathException e) {
      return null;
    }
  }

  private TensorSource shard(String tensor) {
    TensorSource shard = shardOf.get(tensor);
    if (shard == null) {
      throw new ZethusException(
          "%s has no tensor '%s'; it has %s".formatted(index, tensor, shardOf.keySet()));
    }
    return shard;
  }

  @Override
  public String name() {
    return index.toString();
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(shardOf.keySet());
  }

  @Override
  public DType dtype(String tensor) {
    return shard(tensor).dtype(tensor);
  }

  @Override
  public long[] shape(String tensor) {
    return shard(tensor).shape(tensor);
  }

  @Override
  public Tensor get(String tensor) {
    return shard(tensor).get(tensor);
  }

  @Override
  public Tensor part(String tensor, long from, int count) {
    return shard(tensor).part(tensor, from, count);
  }

  @Override
  public Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  @Override
  public void close() {
    shards.values().forEach(TensorSource::close);
  }
}
