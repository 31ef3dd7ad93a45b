package org.zethus.onnx.rewrite;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.proto.Attribute;
import org.zethus.onnx.proto.Node;
import org.zethus.onnx.proto.Wire;

/** A {@code Conv} or {@code ConvTranspose} over samples, and how it is written over pictures. */
final class Convolution {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int ATTRIBUTE = 5;
  private static final int INTEGERS = 7;

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
    return Set.of("Conv", "ConvTranspose").contains(node.operator())
        && PlanarConvolutions.isOwn(node.domain())
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
  static ProtoMessage planar(ByteBuffer node) {
    ProtoMessage planar = new ProtoMessage();
    int inputs = 0;
    Wire wire = new Wire(node);
    while (wire.next()) {
      switch (wire.field()) {
        case INPUT -> {
          String name = wire.text();
          planar.text(INPUT, inputs++ < 2 ? plane(name) : name);
        }
        case OUTPUT -> planar.text(OUTPUT, plane(wire.text()));
        case ATTRIBUTE -> planar.message(ATTRIBUTE, planarAttribute(wire.bytes()));
        default -> planar.written(wire.whole());
      }
    }
    return planar;
  }

  private static ProtoMessage planarAttribute(ByteBuffer bytes) {
    Attribute attribute = Attribute.read(bytes);
    UnaryOperator<long[]> toPlanar = PLANAR.get(attribute.name());
    if (toPlanar == null) {
      return new ProtoMessage().written(bytes);
    }
    ProtoMessage planar = new ProtoMessage().text(1, attribute.name()).int64(20, INTEGERS);
    for (long value : toPlanar.apply(attribute.integers())) {
      planar.int64(8, value);
    }
    return planar;
  }
}
