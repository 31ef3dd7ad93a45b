package org.zethus.tf;

import java.nio.ByteBuffer;
import java.util.Map;
import org.tensorflow.RawTensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.tf.file.DataTypes;

/** Ways between tensors of files and those of TensorFlow. */
final class EngineTensors {
  private static final Map<DType, Class<? extends TType>> TYPES =
      Map.of(
          DType.F64, TFloat64.class,
          DType.F32, TFloat32.class,
          DType.F16, TFloat16.class,
          DType.BF16, TBfloat16.class,
          DType.I64, TInt64.class,
          DType.I32, TInt32.class,
          DType.U8, TUint8.class,
          DType.BOOL, TBool.class);

  private EngineTensors() {}

  /** {@return a copy in TensorFlow's memory; the caller closes it} */
  static org.tensorflow.Tensor toEngine(Tensor tensor) {
    Class<? extends TType> type = TYPES.get(tensor.dtype());
    if (type == null) {
      throw new IllegalArgumentException("TensorFlow is given no tensors of " + tensor.dtype());
    }
    byte[] bytes = new byte[tensor.data().remaining()];
    tensor.data().get(bytes);
    return org.tensorflow.Tensor.of(
        type, Shape.of(tensor.shape()), DataBuffers.of(bytes, true, false));
  }

  /** {@return a copy in Java's memory} */
  static Tensor fromEngine(org.tensorflow.Tensor tensor) {
    DType dtype =
        DataTypes.dtype(tensor.dataType())
            .orElseThrow(
                () -> new IllegalArgumentException("need numbers, found " + tensor.dataType()));
    RawTensor raw = tensor.asRawTensor();
    byte[] bytes = new byte[Math.toIntExact(raw.numBytes())];
    raw.data().read(bytes);
    return new Tensor(dtype, tensor.shape().asArray(), ByteBuffer.wrap(bytes));
  }
}
