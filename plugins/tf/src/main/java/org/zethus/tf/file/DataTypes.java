package org.zethus.tf.file;

import java.util.Map;
import java.util.Optional;
import org.tensorflow.proto.DataType;
import org.zethus.api.tensor.DType;

/** TensorFlow's names of element types. */
public final class DataTypes {
  private static final Map<DataType, DType> DTYPES =
      Map.of(
          DataType.DT_DOUBLE, DType.F64,
          DataType.DT_FLOAT, DType.F32,
          DataType.DT_HALF, DType.F16,
          DataType.DT_BFLOAT16, DType.BF16,
          DataType.DT_INT64, DType.I64,
          DataType.DT_INT32, DType.I32,
          DataType.DT_INT16, DType.I16,
          DataType.DT_INT8, DType.I8,
          DataType.DT_UINT8, DType.U8,
          DataType.DT_BOOL, DType.BOOL);

  private DataTypes() {}

  /** {@return the type of numbers in files; empty of what is none, such as texts} */
  public static Optional<DType> dtype(DataType type) {
    return Optional.ofNullable(DTYPES.get(type));
  }
}
