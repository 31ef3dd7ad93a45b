package org.zethus.onnx;

import org.jspecify.annotations.Nullable;
import org.zethus.api.tensor.DType;

/**
 * What a graph says of an input or output.
 *
 * @param type of its elements; null where it is no tensor of numbers
 * @param shape dimensions; -1 where any will do
 */
public record Port(@Nullable DType type, long[] shape) {
  public Port {
    shape = shape.clone();
  }

  @Override
  public long[] shape() {
    return shape.clone();
  }
}
