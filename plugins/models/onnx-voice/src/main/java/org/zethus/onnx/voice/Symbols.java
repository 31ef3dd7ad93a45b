package org.zethus.onnx.voice;

import java.util.List;
import org.zethus.api.tensor.Tensor;

/**
 * A sentence's symbols as a graph takes them.
 *
 * @param ids with what frames them
 * @param tones one for each id; empty where the voice has none
 */
record Symbols(List<Long> ids, List<Long> tones) {
  Symbols {
    ids = List.copyOf(ids);
    tones = List.copyOf(tones);
  }

  /** Symbols without tones. */
  static Symbols of(List<Long> ids) {
    return new Symbols(ids, List.of());
  }

  int size() {
    return ids.size();
  }

  /** {@return the ids, (1, symbols)} */
  Tensor idTensor() {
    return row(ids);
  }

  /** {@return the tones, (1, symbols)} */
  Tensor toneTensor() {
    return row(tones);
  }

  private static Tensor row(List<Long> numbers) {
    return Tensor.of(numbers.stream().mapToLong(Long::longValue).toArray(), 1, numbers.size());
  }
}
