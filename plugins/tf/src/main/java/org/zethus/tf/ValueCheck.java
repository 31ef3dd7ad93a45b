package org.zethus.tf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.tf.file.DataTypes;

/** Looks through the values that a node is made with: its constants, shapes and sizes. */
final class ValueCheck {
  private static final int MOST_DIMENSIONS = 16;
  private static final long LARGEST = Integer.MAX_VALUE;

  private final Set<String> functions;
  private final String place;

  /**
   * A check.
   *
   * @param functions which there are
   * @param place how messages call the node
   */
  ValueCheck(Set<String> functions, String place) {
    this.functions = functions;
    this.place = place;
  }

  /** {@return how many elements the constants in a value have} */
  long check(String key, AttrValue value) {
    AttrValue.ListValue list = value.getList();
    checkNumber(key, value.getI());
    list.getIList().forEach(number -> checkNumber(key, number));
    checkType(key, value.getTypeValue());
    list.getTypeValueList().forEach(type -> checkType(key, type));
    checkShape(key, value.getShape());
    list.getShapeList().forEach(shape -> checkShape(key, shape));
    if (value.hasFunc()) {
      checkFunction(key, value.getFunc().getName());
    }
    list.getFuncList().forEach(function -> checkFunction(key, function.getName()));
    long elements = value.hasTensor() ? checkTensor(key, value.getTensor()) : 0;
    for (TensorProto tensor : list.getTensorList()) {
      elements += checkTensor(key, tensor);
    }
    return elements;
  }

  private void checkNumber(String key, long number) {
    if (Math.abs(number) > LARGEST && !key.startsWith("seed")) { // seeds have all their bits
      throw broken(key, "it is %d, which no size is".formatted(number));
    }
  }

  private void checkType(String key, int type) {
    if (DataType.forNumber(type) == null) {
      throw broken(key, "there is no type " + type);
    }
  }

  private void checkFunction(String key, String function) {
    if (!functions.contains(function)) {
      throw broken(key, "it names the function '%s', which there is not".formatted(function));
    }
  }

  /** {@return its elements; those of an open dimension count as one} */
  private long checkShape(String key, TensorShapeProto shape) {
    List<TensorShapeProto.Dim> dimensions = shape.getDimList();
    if (dimensions.size() > MOST_DIMENSIONS) {
      throw broken(key, "it has %d dimensions".formatted(dimensions.size()));
    }
    long elements = 1;
    for (TensorShapeProto.Dim dimension : dimensions) {
      if (dimension.getSize() < -1 || dimension.getSize() > LARGEST) {
        throw broken(key, "it has a dimension of " + dimension.getSize());
      }
      elements *= Math.max(0, dimension.getSize() == -1 ? 1 : dimension.getSize());
      if (elements > LARGEST) {
        throw broken(key, "it has more than 2^31 values");
      }
    }
    return elements;
  }

  /** {@return its elements} */
  private long checkTensor(String key, TensorProto tensor) {
    long elements = checkShape(key, tensor.getTensorShape());
    if (tensor.getTensorShape().getUnknownRank()
        || tensor.getTensorShape().getDimList().stream().anyMatch(dim -> dim.getSize() < 0)) {
      throw broken(key, "a constant's shape is open");
    }
    checkType(key, tensor.getDtypeValue());
    int bytes = tensor.getTensorContent().size();
    Optional<DType> type = DataTypes.dtype(tensor.getDtype());
    if (bytes > 0 && type.isPresent() && bytes != elements * type.get().bytes()) {
      throw broken(
          key,
          "a constant has %d bytes, expected those of %d %s"
              .formatted(bytes, elements, tensor.getDtype()));
    }
    if (values(tensor) > elements) {
      throw broken(
          key, "a constant lists %d values, its shape has %d".formatted(values(tensor), elements));
    }
    if (tensor.getDtype() == DataType.DT_VARIANT || tensor.getDtype() == DataType.DT_RESOURCE) {
      throw broken(key, "a constant is a " + tensor.getDtype());
    }
    return elements;
  }

  private static long values(TensorProto tensor) {
    return List.of(
            tensor.getFloatValCount(),
            tensor.getDoubleValCount(),
            tensor.getIntValCount(),
            tensor.getInt64ValCount(),
            tensor.getHalfValCount(),
            tensor.getBoolValCount(),
            tensor.getStringValCount(),
            tensor.getUint32ValCount(),
            tensor.getUint64ValCount(),
            tensor.getScomplexValCount() / 2,
            tensor.getDcomplexValCount() / 2)
        .stream()
        .max(Integer::compare)
        .orElse(0);
  }

  private ZethusException broken(String key, String what) {
    return new ZethusException("%s: '%s': %s".formatted(place, key, what));
  }
}
