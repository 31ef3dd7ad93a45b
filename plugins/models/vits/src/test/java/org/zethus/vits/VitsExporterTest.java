package org.zethus.vits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.testing.OnnxRun;
import org.zethus.torch.TorchBackend;

class VitsExporterTest {
  /** Beside the model's ten symbols. */
  private static final long GAP = 10;

  private static final long SIL = 7;

  @TempDir Path folder;

  private Path export(String ofModel, String more) {
    assertThat(export("english", ofModel, more))
        .containsExactly(file(), folder.resolve("tokens.txt"), folder.resolve("lexicon.txt"));
    return file();
  }

  private List<Path> export(String frontEnd, String ofModel, String more) {
    String config = TinyModel.config(ofModel, more).replace("words", frontEnd);
    return new VitsExporter(new TorchBackend())
        .export(
            Checkpoint.untrained("tiny", Config.parse(config, "tiny"), 3),
            new ExportRequest(ExportRequest.ONNX, file(), false, null));
  }

  private Path file() {
    return folder.resolve("voice.onnx");
  }

  private static Map<String, Tensor> inputs(double lengthScale, long... ids) {
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("x", Tensor.of(ids, 1, ids.length));
    inputs.put("x_length", Tensor.of(new long[] {ids.length}, 1));
    inputs.put("noise_scale", Tensor.of(new float[1], 1));
    inputs.put("length_scale", Tensor.of(new float[] {(float) lengthScale}, 1));
    inputs.put("noise_scale_w", Tensor.of(new float[1], 1));
    return inputs;
  }

  private static float[] spoken(Model model, String text, String speaker, double speed) {
    TtsRequest request =
        new TtsRequest(
            text, speaker, speed, 1, 1, 0, Map.of("noise_scale", 0.0, "noise_scale_w", 0.0));
    return ((Waveform) model.generate(request, new CancelSignal()).get(0).signal()).samples();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void graphSpeaksAsTheEngineDoes(boolean useSdp) {
    String ofModel = "use_sdp: %s,".formatted(useSdp);
    try (OnnxRun graph = new OnnxRun(export(ofModel, ""));
        Model model = TinyModel.load(ofModel, "")) {
      // "bee tea": SIL B IY0 T IY0 .
      assertThat(graph.run("y", inputs(1, SIL, 4, 5, 8, 5, 2)))
          .containsExactly(spoken(model, "bee tea", "", 1), within(1e-5f));
      assertThat(graph.run("y", inputs(4, SIL, 6, 9, 2)))
          .containsExactly(spoken(model, "sue", "", 0.25), within(1e-5f));
    }
  }

  @Test
  void gapsBetweenWordsAndAMissingOpeningMakeNoDifference() {
    try (OnnxRun graph = new OnnxRun(export("", ""))) {
      assertThat(graph.run("y", inputs(1, 4, 5, GAP, 8, 5, GAP, 2)))
          .isEqualTo(graph.run("y", inputs(1, SIL, 4, 5, 8, 5, 2)));
      assertThat(graph.metadata())
          .containsEntry("sample_rate", "8000")
          .containsEntry("n_speakers", "1")
          .containsEntry("add_blank", "0")
          .containsEntry("punctuation", ", .");
    }
  }

  @Test
  void speakersAreChosenByNumber() {
    try (OnnxRun graph = new OnnxRun(export(TinyModel.TWO_SPEAKERS, TinyModel.THEIR_NAMES));
        Model model = TinyModel.load()) {
      for (String speaker : List.of("ann", "bob")) {
        Map<String, Tensor> inputs = inputs(1, SIL, 4, 5, 2);
        inputs.put("sid", Tensor.of(new long[] {speaker.equals("ann") ? 0 : 1}, 1));
        assertThat(graph.run("y", inputs))
            .containsExactly(spoken(model, "bee", speaker, 1), within(1e-5f));
      }
    }
  }

  @Test
  void noiseMakesEachCallDifferent() {
    try (OnnxRun graph = new OnnxRun(export("", ""))) {
      Map<String, Tensor> inputs = inputs(1, SIL, 4, 5, 2);
      inputs.put("noise_scale", Tensor.of(new float[] {0.667f}, 1));
      assertThat(graph.run("y", inputs)).isNotEqualTo(graph.run("y", inputs));
    }
  }

  @Test
  void tokensAndWordsLieBesideTheGraph() throws Exception {
    export("", "");
    assertThat(Files.readAllLines(folder.resolve("tokens.txt")))
        .contains("B 4", "SIL 7", "_ 10", "^ 10", "$ 10", "  10");
    assertThat(Files.readString(folder.resolve("lexicon.txt"))).contains("\nbee B IY0\n");
  }

  /** Its symbols of one character have ids, and Piper's frame and blanks are left out. */
  @Test
  void voiceOfPipersPhonesIsWrittenInPipersLayout() throws Exception {
    assertThat(export("piper", "", ""))
        .containsExactly(file(), folder.resolve("tokens.txt"), folder.resolve("voice.onnx.json"));
    Config json = Config.parse(Files.readString(folder.resolve("voice.onnx.json")), "json");
    assertThat(json.section("phoneme_id_map").asMap())
        .containsEntry("B", List.of(4L))
        .containsEntry("^", List.of(GAP))
        .doesNotContainKey("IY0");
    try (OnnxRun graph = new OnnxRun(file());
        Model model = TinyModel.load("", "")) {
      Map<String, Tensor> inputs = new HashMap<>();
      long[] ids = {GAP, GAP, 4, GAP, 5, GAP, 2, GAP, GAP};
      inputs.put("input", Tensor.of(ids, 1, ids.length));
      inputs.put("input_lengths", Tensor.of(new long[] {ids.length}, 1));
      inputs.put("scales", Tensor.of(new float[] {0, 1, 0}, 3));
      assertThat(graph.run("output", inputs))
          .containsExactly(spoken(model, "bee", "", 1), within(1e-5f));
    }
  }

  @Test
  void voiceThatNoProgramCanReadToIsRefused() {
    assertThatThrownBy(() -> export("espeak", "", ""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'espeak'", "'english' or 'piper'");
    assertThat(folder).isEmptyDirectory();
  }
}
