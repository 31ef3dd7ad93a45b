package org.zethus.wav2vec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.asr.Transcript;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Segment;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.testkit.contract.RecogniserContract;

/** A graph whose logits say which of five loudnesses a frame begins with: a code of letters. */
class Wav2Vec2Test extends RecogniserContract {
  private static final String VOCABULARY =
      "{\"<pad>\": 0, \"|\": 1, \"A\": 2, \"B\": 3, \"<unk>\": 4}";
  private static final int FRAME = 320;

  private static byte[] graph() {
    Graph graph = new Graph("code");
    Value x = graph.input("input_values", DType.F32, "1", "samples");
    float[] kernel = new float[FRAME + 80];
    kernel[0] = 1;
    Value firsts =
        graph
            .op("Conv")
            .of(x.expandDims(1), graph.constant(Tensor.of(kernel, 1, 1, kernel.length)))
            .with("strides", new long[] {FRAME})
            .result();
    Value wanted = graph.constant(Tensor.of(new float[] {0, 1, 2, 3, 4}, 1, 1, 5));
    Value distance = firsts.transpose(0, 2, 1).mul(10).sub(wanted).pow(2).neg();
    graph.output("logits", distance, DType.F32, "1", "frames", "5");
    return graph.toBytes();
  }

  private static Checkpoint checkpoint(Map<String, byte[]> files) {
    return Checkpoint.of(
        "code",
        file -> {
          byte[] content = files.get(file);
          return content == null ? null : new ByteArrayInputStream(content);
        });
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Recogniser load(String vocabulary) {
    return new Wav2Vec2Plugin(new OnnxBackend())
        .load(
            checkpoint(
                Map.of(
                    "model.onnx", graph(),
                    "vocab.json", utf8(vocabulary),
                    "preprocessor_config.json", utf8("{\"do_normalize\": false}"))),
            Device.CPU);
  }

  @Override
  protected Recogniser open() {
    return load(VOCABULARY);
  }

  /** {@return the sound of ids, a digit for each frame} */
  private static Waveform sound(String ids) {
    float[] samples = new float[ids.length() * FRAME + 80];
    for (int i = 0; i < ids.length(); i++) {
      samples[i * FRAME] = (ids.charAt(i) - '0') / 10f;
    }
    return Waveform.mono(16000, samples);
  }

  @Override
  protected Waveform speech() {
    return sound("0220301".repeat(10));
  }

  @Test
  void repetitionsCountOnceAndBlanksPartThem() {
    try (Recogniser recogniser = open()) {
      Transcript transcript = recogniser.recognise(sound("0222022311403"));
      assertThat(transcript.text()).isEqualTo("aab b");
      assertThat(transcript.words())
          .containsExactly(new Segment("aab", 0.02, 0.16), new Segment("b", 0.24, 0.26));
    }
  }

  @Test
  void longSpeechIsCutAndKeepsItsTimes() {
    try (Recogniser recogniser = open()) {
      String minute = "2000000001".repeat(300);
      Transcript transcript = recogniser.recognise(sound(minute));
      assertThat(transcript.words().size()).isBetween(297, 303);
      Segment last = transcript.words().get(transcript.words().size() - 1);
      assertThat(last.start()).isBetween(59.5, 60.0);
    }
  }

  @Test
  void aVocabularyThatDoesNotFitIsRefused() {
    try (Recogniser recogniser = load("{\"<pad>\": 0, \"A\": 1}")) {
      assertThatThrownBy(() -> recogniser.recognise(sound("012")))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("logits (1, frames, 2)", "vocab.json");
    }
    assertThatThrownBy(() -> load("{\"A\": 1}"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("<pad>");
    assertThatThrownBy(() -> load("{\"<pad>\": -3}"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("-3");
  }
}
