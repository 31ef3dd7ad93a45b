package org.zethus.onnx.check;

import java.util.Map;
import java.util.Set;
import org.zethus.onnx.proto.Array;
import org.zethus.onnx.proto.Attribute;
import org.zethus.onnx.proto.Malformed;
import org.zethus.onnx.proto.Node;

/**
 * Numbers that operators divide by, walk by or allocate by, kept within what real models have: the
 * engine computes shapes and folds constants with them while it loads, before anybody asks.
 */
final class OperatorLimits {
  /** Of kernels, strides, paddings and the like, in elements. */
  private static final long MOST_STEPS = 1 << 20;

  private static final int MOST_AXES = 32;

  /** Of an array whose shape is a constant: 1 GiB of float32. */
  private static final long MOST_ELEMENTS = 1L << 28;

  private static final Set<String> POSITIVE =
      Set.of(
          "kernel_shape",
          "strides",
          "dilations",
          "group",
          "blocksize",
          "hidden_size",
          "num_outputs",
          "num_heads",
          "size");
  private static final Set<String> STEPS = Set.of("pads", "output_padding", "output_shape");
  private static final Set<String> AXES =
      Set.of("axis", "axes", "perm", "batch_dims", "start", "end", "batch_axis", "time_axis");

  /** Operators that make an array of the shape that an input holds, by that input's place. */
  private static final Map<String, Integer> SHAPES =
      Map.of("ConstantOfShape", 0, "Expand", 1, "Reshape", 1, "Tile", 1);

  private OperatorLimits() {}

  static void check(Node node, Map<String, Array> constants) {
    node.attributes().values().forEach(attribute -> check(node, attribute));
    Integer place = SHAPES.get(node.operator());
    if (place != null && place < node.inputs().size()) {
      Array shape = constants.get(node.inputs().get(place));
      if (shape != null) {
        requireSmall(node, shape);
      }
    }
  }

  private static void check(Node node, Attribute attribute) {
    for (long value : attribute.integers()) {
      String name = attribute.name();
      boolean fits =
          POSITIVE.contains(name)
              ? value >= 1 && value <= MOST_STEPS
              : STEPS.contains(name)
                  ? Math.abs(value) <= MOST_STEPS
                  : !AXES.contains(name) || value >= -MOST_AXES && value < MOST_AXES;
      if (!fits) {
        throw new Malformed("%s has %s %d".formatted(node.operator(), name, value));
      }
    }
  }

  private static void requireSmall(Node node, Array shape) {
    long elements = 1;
    for (long dimension : shape.integers()) {
      if (dimension < -1 || dimension > MOST_ELEMENTS) {
        throw new Malformed("%s has the dimension %d".formatted(node.operator(), dimension));
      }
      elements *= Math.max(1, dimension);
      if (elements > MOST_ELEMENTS) {
        throw new Malformed(
            "%s makes more than %d elements".formatted(node.operator(), MOST_ELEMENTS));
      }
    }
  }
}
