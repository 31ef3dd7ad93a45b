package org.zethus.onnx.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.engine.onnxruntime.OnnxRuntimeNatives;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Operation;
import org.zethus.onnx.graph.ProtoMessage;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.proto.Fields;
import org.zethus.onnx.proto.Model;
import org.zethus.onnx.proto.Node;
import org.zethus.onnx.proto.Wire;

class PlanarConvolutionsTest {
  private static final int CHANNELS = 32;
  private static final int KERNEL = 3;

  private final OrtEnvironment engine = OnnxRuntimeNatives.load();
  private final Random random = new Random(1);
  private final Graph graph = new Graph("tested");
  private final Value x = graph.input("x", DType.F32, "1", String.valueOf(CHANNELS), "T");

  private Tensor noise(int... shape) {
    int elements = 1;
    long[] dimensions = new long[shape.length];
    for (int i = 0; i < shape.length; i++) {
      elements *= shape[i];
      dimensions[i] = shape[i];
    }
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = (float) random.nextGaussian() / 8;
    }
    return Tensor.of(values, dimensions);
  }

  private Value weight(int group) {
    return graph.constant(noise(CHANNELS, CHANNELS / group, KERNEL));
  }

  private Value upsampled() {
    return graph.op("ConvTranspose").of(x, weight(1)).with("strides", new long[] {2}).result();
  }

  private Value conv(Value from, Value weight) {
    return graph.op("Conv").of(from, weight).result();
  }

  private ByteBuffer model(Value y) {
    graph.output("y", y, DType.F32, "1", "C", "N");
    return ByteBuffer.wrap(graph.toBytes());
  }

  private float[] run(ByteBuffer model) throws OrtException {
    FloatBuffer samples = FloatBuffer.allocate(CHANNELS * 9);
    Random others = new Random(2);
    while (samples.hasRemaining()) {
      samples.put((float) others.nextGaussian());
    }
    return run(
        model,
        Map.of("x", OnnxTensor.createTensor(engine, samples.flip(), new long[] {1, CHANNELS, 9})));
  }

  private float[] run(ByteBuffer model, Map<String, OnnxTensor> inputs) throws OrtException {
    byte[] bytes = new byte[model.remaining()];
    model.duplicate().get(bytes);
    try (OrtSession session = engine.createSession(bytes);
        OrtSession.Result result = session.run(inputs)) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] copy = new float[values.remaining()];
      values.get(copy);
      return copy;
    }
  }

  private static ByteBuffer planar(ByteBuffer model) {
    return PlanarConvolutions.in(Model.read(model));
  }

  private static List<Node> nodes(ByteBuffer model) {
    return Model.read(model).graph().nodes();
  }

  private static long count(String operator, ByteBuffer model) {
    return nodes(model).stream().filter(node -> node.operator().equals(operator)).count();
  }

  private static long planarConvolutions(ByteBuffer model) {
    return nodes(model).stream()
        .filter(node -> node.operator().startsWith("Conv"))
        .filter(node -> node.inputs().get(0).startsWith("zethus/plane/"))
        .count();
  }

  private void assertPlanar(int convolutions, ByteBuffer model) throws OrtException {
    ByteBuffer planar = planar(model);
    assertThat(planarConvolutions(planar)).isEqualTo(convolutions);
    assertThat(run(planar)).isNotEmpty().containsExactly(run(model), within(1e-5f));
  }

  static Stream<Named<UnaryOperator<Operation>>> settings() {
    return Stream.of(
        Named.of("none", op -> op),
        Named.of("kernel_shape", op -> op.with("kernel_shape", new long[] {KERNEL})),
        Named.of("strides", op -> op.with("strides", new long[] {4})),
        Named.of("dilations", op -> op.with("dilations", new long[] {3})),
        Named.of("pads", op -> op.with("pads", new long[] {2, 1})),
        Named.of("no pads", op -> op.with("pads", new long[] {0, 0})),
        Named.of("auto_pad", op -> op.with("auto_pad", "SAME_LOWER")),
        Named.of(
            "all",
            op ->
                op.with("kernel_shape", new long[] {KERNEL})
                    .with("strides", new long[] {2})
                    .with("dilations", new long[] {2})
                    .with("pads", new long[] {0, 3})));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aConvolutionMakesTheSameSamples(UnaryOperator<Operation> settings) throws OrtException {
    Value bias = graph.constant(noise(CHANNELS));
    Operation conv = graph.op("Conv").of(upsampled(), weight(2), bias).with("group", 2);
    assertPlanar(2, model(settings.apply(conv).result()));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aTransposedConvolutionMakesTheSameSamples(UnaryOperator<Operation> settings)
      throws OrtException {
    Operation conv = graph.op("ConvTranspose").of(x, weight(1)).with("group", 2);
    assertPlanar(1, model(settings.apply(conv).result()));
  }

  @Test
  void aTransposedConvolutionMayHaveItsLengthInTwoWays() throws OrtException {
    Operation padded =
        graph
            .op("ConvTranspose")
            .of(x, weight(1))
            .with("strides", new long[] {2})
            .with("output_padding", new long[] {1});
    Operation long20 =
        graph
            .op("ConvTranspose")
            .of(x, weight(1))
            .with("strides", new long[] {2})
            .with("output_shape", new long[] {20});
    assertPlanar(2, model(padded.result().add(long20.result())));
  }

  @Test
  void aValueHasOnePlaneHoweverManyConvolutionsTakeIt() throws OrtException {
    Value weight = weight(1);
    Value y = conv(upsampled(), weight);
    ByteBuffer model = model(conv(y, weight).add(conv(y.neg(), weight)).add(conv(y, weight(1))));
    assertPlanar(5, model);
    // x, -y and three weights; y for its negative, and the three that are added
    assertThat(count("Unsqueeze", planar(model))).isEqualTo(5);
    assertThat(count("Squeeze", planar(model))).isEqualTo(4);
  }

  @Test
  void anActivationStaysInThePlane() throws OrtException {
    Value y = conv(upsampled().leakyRelu(0.1), weight(1)).relu();
    ByteBuffer model = model(conv(y, weight(1)).tanh());
    assertPlanar(3, model);
    assertThat(count("Squeeze", planar(model))).isEqualTo(1);
  }

  @Test
  void branchesSeeTheSamplesOfWhatIsOutside() throws OrtException {
    Value y = upsampled();
    Value positive = y.relu();
    Value ofSamples = conv(y.sum(2), graph.constant(noise(1, CHANNELS, 1))); // (1, 1, 1)
    Value condition = ofSamples.reshape().greater(graph.scalar(1e9));
    ByteBuffer plain = model(condition.where(y, positive));
    ProtoMessage branching = new ProtoMessage();
    ProtoMessage nodes = new ProtoMessage();
    nodes(plain).forEach(node -> nodes.message(Fields.GRAPH_NODE, branching(node)));
    copy(plain, branching, Fields.MODEL_GRAPH, graph -> withNodes(graph, nodes));
    assertPlanar(2, ByteBuffer.wrap(branching.toBytes()));
  }

  private static ProtoMessage withNodes(ByteBuffer graph, ProtoMessage nodes) {
    ProtoMessage changed = new ProtoMessage().written(ByteBuffer.wrap(nodes.toBytes()));
    Wire wire = new Wire(graph);
    while (wire.next()) {
      if (wire.field() == Fields.GRAPH_NODE) {
        wire.skip();
      } else {
        changed.written(wire.whole());
      }
    }
    return changed;
  }

  /** An If instead of a Where: each branch has but the name of its value. */
  private static ProtoMessage branching(Node node) {
    List<String> inputs = node.inputs();
    return node.operator().equals("Where")
        ? new ProtoMessage()
            .text(Fields.NODE_INPUT, inputs.get(0))
            .text(Fields.NODE_OUTPUT, node.outputs().get(0))
            .text(Fields.NODE_OPERATOR, "If")
            .message(Fields.NODE_ATTRIBUTE, branch("then_branch", inputs.get(1)))
            .message(Fields.NODE_ATTRIBUTE, branch("else_branch", inputs.get(2)))
        : new ProtoMessage().written(node.bytes());
  }

  private static ProtoMessage branch(String attribute, String value) {
    ProtoMessage identity =
        new ProtoMessage().text(1, value).text(2, attribute + "_made").text(4, "Identity");
    ProtoMessage floats = new ProtoMessage().message(1, new ProtoMessage().int64(1, 1));
    ProtoMessage graph =
        new ProtoMessage()
            .message(1, identity)
            .text(2, attribute)
            .message(12, new ProtoMessage().text(1, attribute + "_made").message(2, floats));
    return new ProtoMessage().text(1, attribute).message(6, graph).int64(20, 5);
  }

  /** Copies a message, with one of its fields as a function makes it. */
  private static void copy(
      ByteBuffer from, ProtoMessage to, int field, Function<ByteBuffer, ProtoMessage> changed) {
    Wire wire = new Wire(from);
    while (wire.next()) {
      if (wire.field() == field) {
        to.message(field, changed.apply(wire.bytes()));
      } else {
        to.written(wire.whole());
      }
    }
  }

  @Test
  void convolutionsBeforeTheFirstTransposedOneAreLeft() throws OrtException {
    Value before = conv(x, weight(1));
    Value behind = graph.op("ConvTranspose").of(before, weight(1)).result();
    assertPlanar(1, model(behind));
  }

  @Test
  void aModelWithoutATransposedConvolutionIsLeft() {
    ByteBuffer model = model(conv(x, weight(1)));
    assertThat(planar(model)).isSameAs(model);
  }

  @Test
  void framesLaidOverOneAnotherAreLeft() {
    Value window = graph.constant(noise(CHANNELS, 1, KERNEL));
    ByteBuffer model = model(graph.op("ConvTranspose").of(x, window).result());
    assertThat(planar(model)).isSameAs(model);
  }

  @Test
  void aWeightThatIsComputedIsLeft() throws OrtException {
    assertPlanar(1, model(conv(upsampled(), weight(1).tanh())));
  }

  @Test
  void aWeightThatIsAnInputTooIsLeft() throws OrtException {
    Value weight = graph.input("constant_0", DType.F32, "32", "32", "3");
    graph.constant(noise(CHANNELS, CHANNELS, KERNEL)); // the default of that input
    assertPlanar(1, model(conv(upsampled(), weight)));
  }

  @Test
  void convolutionsOfPicturesAreLeft() throws OrtException {
    Value weight = graph.constant(noise(CHANNELS, CHANNELS, 1, KERNEL));
    assertPlanar(1, model(conv(upsampled().expandDims(2), weight)));
  }

  @Test
  void anOlderModelIsLeft() {
    ProtoMessage older = new ProtoMessage();
    copy(
        model(upsampled()),
        older,
        Fields.MODEL_OPERATOR_SET,
        any -> new ProtoMessage().int64(2, 12));
    ByteBuffer model = ByteBuffer.wrap(older.toBytes());
    assertThat(planar(model)).isSameAs(model);
  }

  @Test
  void aSettingOfAnotherLengthIsLeftToTheEngine() {
    Operation odd = graph.op("ConvTranspose").of(x, weight(1)).with("pads", new long[] {1});
    ByteBuffer model = model(odd.result());
    assertThat(planar(model)).isSameAs(model);
  }

  @Test
  void aGraphOfPyTorchWithALoopMakesTheSameSamples() throws IOException, OrtException {
    try (InputStream in = getClass().getResourceAsStream("/org/zethus/onnx/speaker.onnx")) {
      ByteBuffer model = ByteBuffer.wrap(Objects.requireNonNull(in, "speaker.onnx").readAllBytes());
      ByteBuffer planar = planar(model);
      assertThat(planarConvolutions(planar)).isEqualTo(2);
      Map<String, OnnxTensor> inputs =
          Map.of(
              "input", integers(new long[] {1, 4}, 1, 2, 3, 4),
              "input_lengths", integers(new long[] {1}, 4),
              "scales",
                  OnnxTensor.createTensor(
                      engine, FloatBuffer.wrap(new float[] {0, 1, 0}), new long[] {3}));
      assertThat(run(planar, inputs))
          .isNotEmpty()
          .containsExactly(run(model, inputs), within(1e-5f));
    }
  }

  private OnnxTensor integers(long[] shape, long... values) throws OrtException {
    return OnnxTensor.createTensor(engine, LongBuffer.wrap(values), shape);
  }
}
