package org.zethus.silero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;

class SileroVadTest {
  /** {@return two windows and a half, sample i at i over a thousand} */
  private static float[] ramp() {
    float[] samples = new float[2 * SileroVad.WINDOW + 256];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i / 1000f;
    }
    return samples;
  }

  private static void hears(byte[] graph, double... expected) {
    try (SileroVad vad = new SileroVad(TestGraphs.open(graph))) {
      float[] probabilities = vad.probabilities(ramp());
      assertThat(probabilities).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(probabilities[i]).isCloseTo((float) expected[i], within(1e-5f));
      }
      assertThat(vad.probabilities(ramp())).as("each waveform anew").isEqualTo(probabilities);
    }
  }

  @Test
  void version5RemembersItsStateAndHearsTheEndOfTheWindowBefore() {
    hears(TestGraphs.rememberingV5(), 0.016, 1 + 0.448 + 0.016, 2 + 0.96 + 0.016);
  }

  @Test
  void version4HasTwoMemoriesAndHearsWindowsAlone() {
    hears(TestGraphs.rememberingV4(), 0, 1.512, 3.024);
    hears(TestGraphs.rememberingSherpa(), 0, 1.512, 3.024);
  }

  @Test
  void aGraphOfSomethingElseIsRefused() {
    Graph graph = new Graph("other");
    Value x = graph.input("mel", DType.F32, "1", "T");
    graph.output("y", x, DType.F32, "1", "T");
    assertThatThrownBy(() -> new SileroVad(TestGraphs.open(graph.toBytes())))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("test.onnx", "[mel]", "[input, sr, state]", "[c, h, x]");
  }

  @Test
  void anOutputThatIsMissingIsNamed() {
    Graph graph = new Graph("odd");
    graph.input("input", DType.F32, "B", "samples");
    graph.input("sr", DType.I64);
    Value state = graph.input("state", DType.F32, "2", "B", "128");
    graph.output("speech", state, DType.F32, "2", "B", "128");
    try (SileroVad vad = new SileroVad(TestGraphs.open(graph.toBytes()))) {
      assertThatThrownBy(() -> vad.probabilities(ramp()))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("speech", "'output'");
    }
  }
}
