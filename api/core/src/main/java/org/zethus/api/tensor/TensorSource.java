package org.zethus.api.tensor;

import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zethus.api.plugin.ZethusException;

/**
 * Named tensors, whatever the format they lie in. What they are called and shaped is known when the
 * source is open; elements are read when they are asked for. Threads may share one.
 */
@ProviderType
public interface TensorSource extends AutoCloseable {
  /** {@return how messages call it, e.g. the file} */
  String name();

  /** {@return the tensors' names in the order of the file} */
  Set<String> names();

  /**
   * {@return a tensor's element type, without reading it}
   *
   * @throws ZethusException if there is no tensor of that name
   */
  DType dtype(String tensor);

  /**
   * {@return a tensor's shape, without reading it}
   *
   * @throws ZethusException if there is no tensor of that name
   */
  long[] shape(String tensor);

  /**
   * {@return a tensor; it stays valid when the source is closed}
   *
   * @throws ZethusException if there is none of that name, or if it has 2 GiB or more; those are
   *     read in {@linkplain #part parts}
   */
  Tensor get(String tensor);

  /**
   * {@return elements {@code from} to {@code from + count} of a tensor taken row by row, as a
   * tensor of one dimension}
   *
   * @throws ZethusException if there is no tensor of that name
   * @throws IndexOutOfBoundsException if it does not have those elements
   */
  Tensor part(String tensor, long from, int count);

  /** {@return what the file says beside its tensors, e.g. safetensors' {@code __metadata__}} */
  Map<String, String> metadata();

  /** Closes the file. */
  @Override
  void close();
}
