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
import org.junit.jupiter.params.provider.ValueSource;
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

class BlockedConvolutionsTest {
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

  private Operation transposed(Value bias, long stride) {
    return graph.op("ConvTranspose").of(x, weight(1), bias).with("strides", new long[] {stride});
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

  private ByteBuffer rewritten(ByteBuffer model) {
    return new BlockedConvolutions(engine).in(Model.read(model));
  }

  private static List<Node> nodes(ByteBuffer model) {
    return Model.read(model).graph().nodes();
  }

  private static long count(String operator, ByteBuffer model) {
    return nodes(model).stream().filter(node -> node.operator().equals(operator)).count();
  }

  private static long blocked(ByteBuffer model) {
    return nodes(model).stream()
        .filter(node -> node.operator().equals("Conv"))
        .filter(node -> node.domain().equals(BlockedConvolutions.DOMAIN))
        .count();
  }

  private void assertBlocked(int convolutions, ByteBuffer model) throws OrtException {
    ByteBuffer rewritten = rewritten(model);
    assertThat(blocked(rewritten)).isEqualTo(convolutions);
    assertThat(run(rewritten)).isNotEmpty().containsExactly(run(model), within(1e-5f));
  }

  static Stream<Named<UnaryOperator<Operation>>> settings() {
    return Stream.of(
        Named.of("none", op -> op),
        Named.of("kernel_shape", op -> op.with("kernel_shape", new long[] {KERNEL})),
        Named.of("pads", op -> op.with("pads", new long[] {2, 1})),
        Named.of("no pads", op -> op.with("pads", new long[] {0, 0})));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aConvolutionMakesTheSameSamples(UnaryOperator<Operation> settings) throws OrtException {
    Value bias = graph.constant(noise(CHANNELS));
    Operation conv = graph.op("Conv").of(upsampled(), weight(1), bias);
    assertBlocked(2, model(settings.apply(conv.with("dilations", new long[] {3})).result()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aTransposedConvolutionMakesTheSameSamples(int stride) throws OrtException {
    Value bias = graph.constant(noise(CHANNELS));
    Value sum = null;
    for (long[] pads : new long[][] {{0, 2}, {2, 0}, {1, 1}}) {
      Value made = transposed(bias, stride).with("pads", pads).result();
      sum = sum == null ? made : sum.add(made);
    }
    assertBlocked(3, model(Objects.requireNonNull(sum)));
  }

  @Test
  void groupsAreLeft() throws OrtException {
    Operation conv = graph.op("Conv").of(upsampled(), weight(2));
    assertBlocked(1, model(conv.with("group", 2).result()));
  }

  @Test
  void paddingThatTheEngineChoosesIsLeft() throws OrtException {
    Operation conv = graph.op("Conv").of(upsampled(), weight(1));
    assertBlocked(1, model(conv.with("auto_pad", "SAME_LOWER").result()));
  }

  @Test
  void oneThatTakesStepsIsLeft() throws OrtException {
    Operation conv = graph.op("Conv").of(upsampled(), weight(1));
    assertBlocked(1, model(conv.with("strides", new long[] {2}).result()));
  }

  @Test
  void channelsThatFillNoBlockAreLeft() throws OrtException {
    Value few = graph.constant(noise(3, CHANNELS, KERNEL));
    assertBlocked(1, model(conv(upsampled(), few)));
  }

  private Value same(Value from, int outputs, int kernel, int dilation) {
    long pad = dilation * (kernel - 1) / 2;
    return graph
        .op("Conv")
        .of(from, graph.constant(noise(outputs, CHANNELS, kernel)))
        .with("dilations", new long[] {dilation})
        .with("pads", new long[] {pad, pad})
        .result();
  }

  /** As HiFi-GAN's blocks, of which every sum is one of a dilated convolution's. */
  @Test
  void sumsAreAddedByTheirConvolutions() throws OrtException {
    Value y = upsampled();
    Value a = y.add(same(y.leakyRelu(0.1), CHANNELS, 3, 2));
    Value b = same(a.leakyRelu(0.1), CHANNELS, 5, 3).add(a);
    ByteBuffer model = model(a.add(b).div(graph.scalar(2)));
    assertBlocked(3, model);
    assertThat(count("Add", rewritten(model))).isEqualTo(1); // of two that are used elsewhere
    assertThat(count("ReorderInput", rewritten(model))).isEqualTo(1);
    assertThat(count("ReorderOutput", rewritten(model))).isEqualTo(1);
  }

  @Test
  void whatIsUsedTwiceIsNotASumAsWell() throws OrtException {
    Value y = same(upsampled(), CHANNELS, 3, 2);
    assertBlocked(2, model(y.add(y.relu()).add(y)));
  }

  @Test
  void valuesOfOtherLengthsAreAddedAsTheyAre() throws OrtException {
    Value y = upsampled();
    Value one = y.sum(2); // (1, C, 1)
    assertBlocked(2, model(same(y, CHANNELS, 3, 1).add(one.relu())));
  }

  @Test
  void theLastConvolutionMakesABlockOfSamplesAtAStep() throws OrtException {
    Value y = upsample(upsample(upsample(upsample(x))));
    ByteBuffer model = model(same(y, 1, 7, 1).tanh());
    assertBlocked(5, model);
    assertThat(count("ReorderOutput", rewritten(model))).isZero();
  }

  /** Twice as many samples. */
  private Value upsample(Value from) {
    return graph
        .op("ConvTranspose")
        .of(from, graph.constant(noise(CHANNELS, CHANNELS, 4)))
        .with("strides", new long[] {2})
        .with("pads", new long[] {1, 1})
        .result();
  }

  @Test
  void theLastConvolutionIsLeftWhereTheLengthIsUnknown() throws OrtException {
    assertBlocked(1, model(same(upsampled(), 1, 7, 1)));
  }

  @Test
  void aValueHasItsBlocksOnceHoweverManyConvolutionsTakeIt() throws OrtException {
    Value weight = weight(1);
    Value y = conv(upsampled(), weight);
    ByteBuffer model = model(conv(y, weight).add(conv(y.neg(), weight)).add(conv(y, weight(1))));
    assertBlocked(5, model);
    assertThat(count("ReorderInput", rewritten(model))).isEqualTo(2); // x and -y
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
    assertBlocked(1, ByteBuffer.wrap(branching.toBytes()));
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
    assertBlocked(1, model(behind));
  }

  @Test
  void aModelWithoutATransposedConvolutionIsLeft() {
    ByteBuffer model = model(conv(x, weight(1)));
    assertThat(rewritten(model)).isSameAs(model);
  }

  @Test
  void framesLaidOverOneAnotherAreLeft() {
    Value window = graph.constant(noise(CHANNELS, 1, KERNEL));
    ByteBuffer model = model(graph.op("ConvTranspose").of(x, window).result());
    assertThat(rewritten(model)).isSameAs(model);
  }

  @Test
  void aWeightThatIsComputedIsLeft() throws OrtException {
    assertBlocked(1, model(conv(upsampled(), weight(1).tanh())));
  }

  @Test
  void aWeightThatIsAnInputTooIsLeft() throws OrtException {
    Value weight = graph.input("constant_0", DType.F32, "32", "32", "3");
    graph.constant(noise(CHANNELS, CHANNELS, KERNEL)); // the default of that input
    assertBlocked(1, model(conv(upsampled(), weight)));
  }

  @Test
  void convolutionsOfPicturesAreLeft() throws OrtException {
    Value weight = graph.constant(noise(CHANNELS, CHANNELS, 1, KERNEL));
    assertBlocked(1, model(conv(upsampled().expandDims(2), weight)));
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
    assertThat(rewritten(model)).isSameAs(model);
  }

  @Test
  void aSettingOfAnotherLengthIsLeftToTheEngine() {
    Operation odd = graph.op("ConvTranspose").of(x, weight(1)).with("pads", new long[] {1});
    ByteBuffer model = model(odd.result());
    assertThat(rewritten(model)).isSameAs(model);
  }

  @Test
  void aGraphOfFewChannelsIsLeft() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/org/zethus/onnx/speaker.onnx")) {
      ByteBuffer model = ByteBuffer.wrap(Objects.requireNonNull(in, "speaker.onnx").readAllBytes());
      assertThat(rewritten(model)).isSameAs(model);
    }
  }
}
