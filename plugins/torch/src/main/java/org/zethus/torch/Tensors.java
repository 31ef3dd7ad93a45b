package org.zethus.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.tensor.TensorSource;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.kernels.TorchScript;

/** Ways between Java's arrays, files' tensors and the engine's arrays. */
public final class Tensors {
  private static final int PART = 1 << 27; // elements: half a GiB of float32
  private static final TorchScript KERNELS = TorchScript.beside(Tensors.class, "tensors.py");

  private Tensors() {}

  /** {@return a float32 array} */
  public static NDArray of(NDManager manager, float[] values, long... shape) {
    ByteBuffer bytes = direct(4L * values.length);
    bytes.asFloatBuffer().put(values);
    return owned(manager, bytes, DataType.FLOAT32, shape);
  }

  /** {@return an int64 array} */
  public static NDArray of(NDManager manager, long[] values, long... shape) {
    ByteBuffer bytes = direct(8L * values.length);
    bytes.asLongBuffer().put(values);
    return owned(manager, bytes, DataType.INT64, shape);
  }

  /**
   * {@return a tensor's elements: floating-point ones as float32, whatever their width in the file;
   * integers as int64; BOOL as boolean}
   */
  public static NDArray of(NDManager manager, Tensor tensor) {
    return switch (tensor.dtype()) {
      case F32 -> owned(manager, directOf(tensor.data()), DataType.FLOAT32, tensor.shape());
      case F64, F16, BF16 -> of(manager, tensor.floats(), tensor.shape());
      case I64 -> owned(manager, directOf(tensor.data()), DataType.INT64, tensor.shape());
      case I32, I16, I8, U8 -> of(manager, tensor.longs(), tensor.shape());
      case BOOL -> owned(manager, directOf(tensor.data()), DataType.BOOLEAN, tensor.shape());
    };
  }

  /** {@return a tensor of a source, in the given shape, otherwise as {@link #of}} */
  static NDArray read(NDManager manager, TensorSource source, String tensor, long... shape) {
    return read(manager, source, tensor, PART, shape);
  }

  /** Reads {@code part} elements at a time: a buffer of Java ends at 2 GiB, a tensor does not. */
  static NDArray read(
      NDManager manager, TensorSource source, String tensor, int part, long... shape) {
    if (source instanceof Outline) {
      return Outline.zeros(manager, shape);
    }
    long elements = Tensor.elements(shape);
    if (elements <= part) {
      Tensor whole = source.get(tensor);
      return of(manager, new Tensor(whole.dtype(), shape, whole.data()));
    }
    try (NDManager parts = manager.newSubManager()) {
      NDArray all = parts.create(new Shape(elements), typeOf(source.dtype(tensor)));
      for (long from = 0; from < elements; from += part) {
        int count = (int) Math.min(part, elements - from);
        try (NDArray to = all.get(new NDIndex("{}:{}", from, from + count));
            NDArray values = of(parts, source.part(tensor, from, count))) {
          copy(List.of(to), List.of(values));
        }
      }
      NDArray shaped = all.reshape(shape);
      shaped.attach(manager);
      return shaped;
    }
  }

  private static DataType typeOf(DType dtype) {
    return switch (dtype) {
      case F64, F32, F16, BF16 -> DataType.FLOAT32;
      case I64, I32, I16, I8, U8 -> DataType.INT64;
      case BOOL -> DataType.BOOLEAN;
    };
  }

  /** {@return the elements of a float32 array, row by row} */
  public static float[] floats(NDArray array) {
    FloatBuffer from = bytes(array, DataType.FLOAT32).asFloatBuffer();
    float[] values = new float[from.remaining()];
    from.get(values);
    return values;
  }

  /** {@return the rows of a float32 array, whose last axis has so many elements} */
  public static List<float[]> rows(NDArray array) {
    float[] all = floats(array);
    int width = (int) array.getShape().getLastDimension();
    return IntStream.range(0, all.length / width)
        .mapToObj(row -> Arrays.copyOfRange(all, row * width, (row + 1) * width))
        .toList();
  }

  /** {@return the elements of an int64 array, row by row} */
  public static long[] longs(NDArray array) {
    LongBuffer from = bytes(array, DataType.INT64).asLongBuffer();
    long[] values = new long[from.remaining()];
    from.get(values);
    return values;
  }

  /** {@return a copy for a file: float32, int64 or boolean} */
  public static Tensor toTensor(NDArray array) {
    DType dtype =
        switch (array.getDataType()) {
          case FLOAT32 -> DType.F32;
          case INT64 -> DType.I64;
          case BOOLEAN -> DType.BOOL;
          default ->
              throw new IllegalArgumentException(
                  "need float32, int64 or boolean, found " + array.getDataType());
        };
    ByteBuffer from = bytes(array, array.getDataType());
    return new Tensor(
        dtype, array.getShape().getShape(), ByteBuffer.allocate(from.remaining()).put(from).flip());
  }

  /** {@return an array's elements as a constant of a graph} */
  public static Value constant(Graph graph, NDArray array) {
    return graph.constant(toTensor(array));
  }

  /** {@return as {@link #constant(Graph, NDArray)}, null of null} */
  public static @Nullable Value optional(Graph graph, @Nullable NDArray array) {
    return array == null ? null : constant(graph, array);
  }

  /**
   * Replaces the values of living arrays, all or none.
   *
   * @param what how messages call the arrays
   * @throws ZethusException if names, shapes or types are not those of the arrays
   */
  public static void copyInto(
      Map<String, NDArray> arrays, Map<String, Tensor> values, String what) {
    if (!arrays.keySet().equals(values.keySet())) {
      throw new ZethusException(
          "%s has the tensors %s, expected %s".formatted(what, values.keySet(), arrays.keySet()));
    }
    if (arrays.isEmpty()) {
      return;
    }
    try (Scope scope = Scope.open()) {
      List<NDArray> from = new ArrayList<>();
      arrays.forEach((name, array) -> from.add(like(array, values.get(name), what, name)));
      copy(List.copyOf(arrays.values()), from);
    }
  }

  private static void copy(List<NDArray> to, List<NDArray> from) {
    NDManager manager = to.get(0).getManager();
    Object values = from.toArray(NDArray[]::new);
    Autograd.inference(() -> KERNELS.call(manager, "copy", to.toArray(NDArray[]::new), values));
  }

  private static NDArray like(NDArray array, @Nullable Tensor value, String what, String name) {
    if (value == null || !Arrays.equals(value.shape(), array.getShape().getShape())) {
      throw new ZethusException(
          "%s: '%s' is %s, expected %s".formatted(what, name, value, array.getShape()));
    }
    NDArray copy = of(array.getManager(), value);
    if (copy.getDataType() != array.getDataType()) {
      throw new ZethusException(
          "%s: '%s' is %s, expected %s".formatted(what, name, value, array.getDataType()));
    }
    return copy;
  }

  /** A view of the array's own memory, valid until it or the enclosing scope is closed. */
  private static ByteBuffer bytes(NDArray array, DataType expected) {
    if (array.getDataType() != expected) {
      throw new IllegalArgumentException(
          "need %s, found %s %s".formatted(expected, array.getDataType(), array.getShape()));
    }
    return array.size() == 0
        ? ByteBuffer.allocate(0)
        : array.toByteBuffer(true).order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer direct(long bytes) {
    return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer directOf(ByteBuffer bytes) {
    return bytes.isDirect() ? bytes : direct(bytes.remaining()).put(bytes).flip();
  }

  /**
   * Copies into the engine's memory. DJL would share the buffer and drop it with the array, while a
   * gradient's graph or a view may still read it.
   */
  private static NDArray owned(NDManager manager, ByteBuffer bytes, DataType type, long... shape) {
    try (NDArray shared = manager.create(bytes, new Shape(shape), type)) {
      return shared.duplicate();
    }
  }
}
