package org.zethus.onnx.rewrite;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Attribute;
import org.zethus.onnx.proto.Fields;
import org.zethus.onnx.proto.Node;

/** A {@code Conv} or {@code ConvTranspose} over samples, and how it is written over pictures. */
final class Convolution {
  private static final Set<String> OPERATORS = Set.of("Conv", "ConvTranspose");

  private static final UnaryOperator<long[]> ONE_ROW = value -> new long[] {1, value[0]};
  private static final UnaryOperator<long[]> NO_ROW = value -> new long[] {0, value[0]};

  /** What each attribute is over pictures. */
  private static final Map<String, UnaryOperator<long[]>> PLANAR =
      Map.of(
          "kernel_shape", ONE_ROW,
          "strides", ONE_ROW,
          "dilations", ONE_ROW,
          "output_shape", ONE_ROW,
          "output_padding", NO_ROW,
          "pads", value -> new long[] {0, value[0], 0, value[1]});

  private Convolution() {}

  /** {@return whether a node is a convolution over samples with one of these weights} */
  static boolean isOne(Node node, Set<String> weights) {
    return node.isOneOf(OPERATORS)
        && node.inputs().size() >= 2
        && weights.contains(node.inputs().get(1))
        && node.attributes().values().stream().allMatch(Convolution::isOverSamples);
  }

  private static boolean isOverSamples(Attribute attribute) {
    return !PLANAR.containsKey(attribute.name())
        || attribute.integers().length == (attribute.name().equals("pads") ? 2 : 1);
  }

  /** {@return how the picture of some samples is called} */
  static String plane(String samples) {
    return "zethus/plane/" + samples;
  }

  /**
   * {@return the same node, from the planes of its samples and its weight to that of its output}
   */
  static ProtoMessage planar(Node node) {
    ProtoMessage planar = new ProtoMessage();
    for (int i = 0; i < node.inputs().size(); i++) {
      String name = node.inputs().get(i);
      planar.text(Fields.NODE_INPUT, i < 2 ? plane(name) : name);
    }
    node.outputs().forEach(name -> planar.text(Fields.NODE_OUTPUT, plane(name)));
    node.attributes()
        .values()
        .forEach(attribute -> planar.message(Fields.NODE_ATTRIBUTE, planar(attribute)));
    return planar.text(Fields.NODE_OPERATOR, node.operator());
  }

  private static ProtoMessage planar(Attribute attribute) {
    UnaryOperator<long[]> toPlanar = PLANAR.get(attribute.name());
    if (toPlanar == null) {
      return new ProtoMessage().written(attribute.bytes());
    }
    ProtoMessage planar =
        new ProtoMessage()
            .text(Fields.ATTRIBUTE_NAME, attribute.name())
            .int64(Fields.ATTRIBUTE_TYPE, Attribute.INTS);
    for (long value : toPlanar.apply(attribute.integers())) {
      planar.int64(Fields.ATTRIBUTE_INTS, value);
    }
    return planar;
  }
}
