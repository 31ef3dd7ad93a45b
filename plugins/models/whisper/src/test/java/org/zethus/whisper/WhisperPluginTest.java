package org.zethus.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.asr.AsrRequest;
import org.zethus.api.asr.Recogniser;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.OnnxBackend;
import org.zethus.testkit.contract.RecogniserContract;

class WhisperPluginTest extends RecogniserContract {
  @TempDir Path folder;

  private Recogniser load(Map<String, byte[]> files) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new WhisperPlugin(new OnnxBackend()).load(Checkpoint.folder(folder), Device.CPU);
  }

  @Override
  protected Recogniser open() {
    return load(TestGraphs.sherpa());
  }

  private static Waveform tone(double seconds, double amplitude) {
    float[] samples = new float[(int) (seconds * 16_000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(i * 0.3));
    }
    return Waveform.mono(16_000, samples);
  }

  @Override
  protected Waveform speech() {
    return tone(1, 0.5);
  }

  @Test
  void aTextIsReadWithSherpasMemory() {
    try (Recogniser recogniser = load(TestGraphs.sherpa())) {
      assertThat(recogniser.recognise(tone(1, 0.5)).text()).isEqualTo("ok go");
      assertThat(recogniser.recognise(tone(1, 0.5)).language()).isEqualTo("en");
    }
  }

  @Test
  void aTextIsReadWithOptimumsMemoryAndWithout() {
    try (Recogniser recogniser = load(TestGraphs.optimum())) {
      assertThat(recogniser.recognise(tone(1, 0.5)).text()).isEqualTo("ok go");
    }
    assertThat(folder.resolve("onnx/decoder_with_past_model.onnx").toFile().delete()).isTrue();
    Map<String, byte[]> files = TestGraphs.optimum();
    files.remove("onnx/decoder_with_past_model.onnx");
    try (Recogniser recogniser = load(files)) {
      assertThat(recogniser.recognise(tone(1, 0.5)).text()).isEqualTo("ok go");
    }
  }

  @Test
  void aTextIsReadWithTheMemoryOfAMergedDecoder() {
    try (Recogniser recogniser = load(TestGraphs.merged())) {
      assertThat(recogniser.recognise(tone(1, 0.5)).text()).isEqualTo("ok go");
      assertThat(recogniser.recognise(tone(1, 1e-4)).language()).isEqualTo("de");
    }
  }

  @Test
  void theLanguageIsHeardOrSaid() {
    try (Recogniser recogniser = load(TestGraphs.optimum())) {
      assertThat(recogniser.recognise(tone(1, 1e-4)).language()).isEqualTo("de");
      AsrRequest english = new AsrRequest(tone(1, 1e-4), "en-GB");
      assertThat(recogniser.recognise(english).language()).isEqualTo("en");
      assertThat(recogniser.recognise(english).text()).isEqualTo("ok go");
      assertThatThrownBy(() -> recogniser.recognise(new AsrRequest(speech(), "fr")))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("'fr'", "[de, en]");
    }
  }

  @Test
  void longSpeechIsHeardPieceByPiece() {
    try (Recogniser recogniser = open()) {
      assertThat(recogniser.recognise(tone(61, 0.5)).text()).isEqualTo("ok go ok go ok go");
    }
  }

  @Test
  void tokensThatAreForbiddenAreNotSaid() {
    Map<String, byte[]> files = TestGraphs.optimum();
    String generation =
        new String(files.get("generation_config.json"), StandardCharsets.UTF_8)
            .replace("\"begin_suppress_tokens\": []", "\"begin_suppress_tokens\": [256]")
            .replace("\"suppress_tokens\": []", "\"suppress_tokens\": [255]");
    files.put("generation_config.json", TestGraphs.utf8(generation));
    try (Recogniser recogniser = load(files)) {
      assertThat(recogniser.recognise(speech()).text()).isEqualTo("go go");
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> load(Map.of("model.onnx", new byte[3])))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("encoder_model.onnx", "NAME-encoder.onnx");
    Map<String, byte[]> files = TestGraphs.sherpa();
    files.remove("tiny-tokens.txt");
    assertThatThrownBy(() -> load(files))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("tiny-tokens.txt");
    files.put("tiny-tokens.txt", TestGraphs.sherpa().get("tiny-tokens.txt"));
    files.put("tiny-encoder.onnx", files.get("tiny-decoder.onnx"));
    assertThatThrownBy(() -> load(files))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("tiny-encoder.onnx", "is_multilingual");
    Map<String, byte[]> optimum = TestGraphs.optimum();
    optimum.remove("generation_config.json");
    assertThatThrownBy(() -> load(optimum))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("generation_config.json");
  }
}
