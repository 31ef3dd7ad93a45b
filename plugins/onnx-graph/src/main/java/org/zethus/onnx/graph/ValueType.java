package org.zethus.onnx.graph;

import java.util.List;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;

/** How onnx.proto writes element types, shapes and tensors. */
final class ValueType {
  private static final int TENSOR_DIMENSION = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_DATA = 9;

  private ValueType() {}

  static long code(DType type) {
    return switch (type) {
      case F32 -> 1;
      case U8 -> 2;
      case I8 -> 3;
      case I16 -> 5;
      case I32 -> 6;
      case I64 -> 7;
      case BOOL -> 9;
      case F16 -> 10;
      case F64 -> 11;
      case BF16 -> 16;
    };
  }

  /** {@return the description of a graph's input or output} */
  static ProtoMessage info(String name, DType type, List<String> dimensions) {
    ProtoMessage shape = new ProtoMessage();
    for (String dimension : dimensions) {
      boolean fixed = dimension.chars().allMatch(Character::isDigit);
      ProtoMessage size = new ProtoMessage();
      shape.message(1, fixed ? size.int64(1, Long.parseLong(dimension)) : size.text(2, dimension));
    }
    ProtoMessage tensor = new ProtoMessage().int64(1, code(type)).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }

  static ProtoMessage tensor(String name, Tensor tensor) {
    ProtoMessage message = new ProtoMessage();
    for (long dimension : tensor.shape()) {
      message.int64(TENSOR_DIMENSION, dimension);
    }
    return message
        .int64(TENSOR_TYPE, code(tensor.dtype()))
        .text(TENSOR_NAME, name)
        .bytes(TENSOR_DATA, tensor.data());
  }
}
