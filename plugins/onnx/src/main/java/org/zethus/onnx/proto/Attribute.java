package org.zethus.onnx.proto;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An {@code AttributeProto}: what an operator is told beside its inputs.
 *
 * @param integers the value of one that is an integer, or several
 * @param tensor the value of one that is a tensor
 * @param graphs the branches or the body of an operator that has some
 * @param bytes the whole message
 */
public record Attribute(
    String name,
    int type,
    long[] integers,
    @Nullable Array tensor,
    List<Graph> graphs,
    ByteBuffer bytes) {
  private static final int FLOAT = 1;

  /** {@code type} of one that is an integer. */
  public static final int INT = 2;

  private static final int STRING = 3;
  private static final int TENSOR = 4;
  private static final int GRAPH = 5;
  private static final int FLOATS = 6;

  /** {@code type} of one that is several integers. */
  public static final int INTS = 7;

  private static final int STRINGS = 8;

  /**
   * Reads an attribute, whose value must be of the type that it names.
   *
   * @param depth how many graphs its node's is a branch of
   */
  static Attribute read(ByteBuffer message, int depth) {
    Wire wire = new Wire(message);
    LongList integers = new LongList();
    List<Graph> graphs = new ArrayList<>();
    Array tensor = null;
    String name = "";
    long type = 0;
    int holds = 0;
    while (wire.next()) {
      int field = wire.field();
      switch (field) {
        case Fields.ATTRIBUTE_NAME -> name = wire.text();
        case Fields.ATTRIBUTE_FLOAT -> {
          wire.real();
          holds |= 1 << FLOAT;
        }
        case Fields.ATTRIBUTE_INT -> {
          integers.add(wire.integer());
          holds |= 1 << INT;
        }
        case Fields.ATTRIBUTE_STRING -> {
          wire.bytes();
          holds |= 1 << STRING;
        }
        case Fields.ATTRIBUTE_TENSOR -> {
          tensor = Array.read(wire.bytes());
          holds |= 1 << TENSOR;
        }
        case Fields.ATTRIBUTE_GRAPH -> {
          graphs.add(Graph.read(wire.bytes(), depth + 1));
          holds |= 1 << GRAPH;
        }
        case Fields.ATTRIBUTE_FLOATS -> {
          wire.fixedCount(Float.BYTES);
          holds |= 1 << FLOATS;
        }
        case Fields.ATTRIBUTE_INTS -> {
          wire.integers(integers);
          holds |= 1 << INTS;
        }
        case Fields.ATTRIBUTE_STRINGS -> {
          wire.bytes();
          holds |= 1 << STRINGS;
        }
        case Fields.ATTRIBUTE_DOC -> wire.skip();
        case Fields.ATTRIBUTE_TYPE -> type = wire.integer();
        default ->
            throw new Malformed("attribute '%s' has a field %d".formatted(name, wire.field()));
      }
    }
    requireConsistent(name, type, holds);
    return new Attribute(name, (int) type, integers.toArray(), tensor, graphs, message);
  }

  /** A value must be of the attribute's type; an empty list or string need not be written. */
  private static void requireConsistent(String name, long type, int holds) {
    boolean mayBeEmpty = type == STRING || type == FLOATS || type == INTS || type == STRINGS;
    boolean isZero = type == FLOAT || type == INT; // some writers leave zeros out
    if (type < FLOAT
        || type > STRINGS
        || (holds & ~(1 << type)) != 0
        || holds == 0 && !mayBeEmpty && !isZero) {
      throw new Malformed(
          "attribute '%s' has the type %d, but no such value".formatted(name, type));
    }
  }
}
