package org.zethus.onnx.proto;

/**
 * The numbers of the fields in onnx.proto, by message; those that are passed over are not here.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">ONNX, onnx.proto</a>
 */
public final class Fields {
  /** Of {@code ModelProto}: the version of the format. */
  public static final int MODEL_IR_VERSION = 1;

  public static final int MODEL_GRAPH = 7;
  public static final int MODEL_OPERATOR_SET = 8;
  public static final int MODEL_PROPERTY = 14;
  public static final int MODEL_TRAINING = 20;
  public static final int MODEL_FUNCTION = 25;

  /** Of {@code OperatorSetIdProto}. */
  public static final int OPERATOR_SET_DOMAIN = 1;

  public static final int OPERATOR_SET_VERSION = 2;

  /** Of {@code GraphProto}. */
  public static final int GRAPH_NODE = 1;

  public static final int GRAPH_NAME = 2;
  public static final int GRAPH_INITIALIZER = 5;
  public static final int GRAPH_INPUT = 11;
  public static final int GRAPH_OUTPUT = 12;
  public static final int GRAPH_VALUE = 13;
  public static final int GRAPH_SPARSE_INITIALIZER = 15;

  /** Of {@code NodeProto}. */
  public static final int NODE_INPUT = 1;

  public static final int NODE_OUTPUT = 2;
  public static final int NODE_OPERATOR = 4;
  public static final int NODE_ATTRIBUTE = 5;
  public static final int NODE_DOMAIN = 7;

  /** Of {@code AttributeProto}. */
  public static final int ATTRIBUTE_NAME = 1;

  public static final int ATTRIBUTE_FLOAT = 2;
  public static final int ATTRIBUTE_INT = 3;
  public static final int ATTRIBUTE_STRING = 4;
  public static final int ATTRIBUTE_TENSOR = 5;
  public static final int ATTRIBUTE_GRAPH = 6;
  public static final int ATTRIBUTE_FLOATS = 7;
  public static final int ATTRIBUTE_INTS = 8;
  public static final int ATTRIBUTE_STRINGS = 9;
  public static final int ATTRIBUTE_DOC = 13;
  public static final int ATTRIBUTE_TYPE = 20;

  /** Of {@code TensorProto}. */
  public static final int TENSOR_DIMENSION = 1;

  public static final int TENSOR_TYPE = 2;
  public static final int TENSOR_SEGMENT = 3;
  public static final int TENSOR_FLOATS = 4;
  public static final int TENSOR_INT32S = 5;
  public static final int TENSOR_STRINGS = 6;
  public static final int TENSOR_INT64S = 7;
  public static final int TENSOR_NAME = 8;
  public static final int TENSOR_RAW = 9;
  public static final int TENSOR_DOUBLES = 10;
  public static final int TENSOR_UINT64S = 11;
  public static final int TENSOR_EXTERNAL = 13;
  public static final int TENSOR_LOCATION = 14;

  /** Of {@code ValueInfoProto}. */
  public static final int VALUE_NAME = 1;

  public static final int VALUE_TYPE = 2;

  /** Of {@code TypeProto}, where it says of what kind a value is. */
  public static final int TYPE_TENSOR = 1;

  public static final int TYPE_SEQUENCE = 4;
  public static final int TYPE_MAP = 6;
  public static final int TYPE_OPTIONAL = 9;

  /** Of a type of tensors, or of what holds some: the type of the elements. */
  public static final int TYPE_ELEMENT = 1;

  public static final int TYPE_SHAPE = 2;

  /** Of {@code TensorShapeProto}. */
  public static final int SHAPE_DIMENSION = 1;

  /** Of a dimension that is known. */
  public static final int DIMENSION_SIZE = 1;

  private Fields() {}
}
