package org.zethus.fastspeech2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.voice.Voice.Part;
import org.zethus.onnx.graph.Value;
import org.zethus.onnx.graph.VocoderGraph;
import org.zethus.onnx.graph.testing.OnnxRun;
import org.zethus.torch.TorchBackend;

class FastSpeech2ExporterTest {
  private static final String BY_FRAME =
      """
      model: {
        transformer: {
          encoder_layer: 1, encoder_head: 2, encoder_hidden: 16,
          decoder_layer: 1, decoder_head: 2, decoder_hidden: 16,
          conv_filter_size: 24, conv_kernel_size: [9, 1],
        },
        variance_predictor: { filter_size: 16 },
        mask_everywhere: false, variance_embedding: { pitch_quantization: "linear" },
      },
      preprocess: {
        sample_rate: 8000, n_fft: 256, win_size: 256, hop_size: 80, n_mel: 8, fmin: 0, fmax: 4000,
        use_frame_pitch: true, use_frame_energy: true,
      },
      """;

  @TempDir Path folder;

  /** Gives out the frames themselves, so that they can be compared. */
  private record Frames(MelSpec spec) implements VocoderGraph {
    @Override
    public String id() {
      return "frames";
    }

    @Override
    public MelSpec melSpec(Checkpoint checkpoint) {
      return spec;
    }

    @Override
    public Value samples(Checkpoint checkpoint, Value mel) {
      return mel.reshape(1, 1, -1);
    }
  }

  private OnnxRun export(Checkpoint checkpoint) {
    Path file = folder.resolve("voice.onnx");
    List<VocoderGraph> vocoders = List.of(new Frames(Voice.of(checkpoint).mel()));
    new FastSpeech2Exporter(new TorchBackend(), vocoders)
        .export(
            checkpoint,
            new ExportRequest(ExportRequest.ONNX, file, false, new Part("frames", checkpoint)));
    return new OnnxRun(file);
  }

  private static Map<String, Tensor> inputs(double lengthScale, long... ids) {
    return Map.of(
        "x", Tensor.of(ids, 1, ids.length),
        "x_length", Tensor.of(new long[] {ids.length}, 1),
        "noise_scale", Tensor.of(new float[1], 1),
        "length_scale", Tensor.of(new float[] {(float) lengthScale}, 1),
        "noise_scale_w", Tensor.of(new float[1], 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", BY_FRAME})
  void graphSpeaksAsTheEngineDoes(String more) {
    try (OnnxRun graph = export(TinyModel.untrained(more + "front_end: 'english',"));
        Model model = TinyModel.load(more)) {
      for (double speed : new double[] {1, 0.125}) {
        TtsRequest request = new TtsRequest("bee tea", "", speed, 1, 1, 0);
        MelFrames mel = (MelFrames) model.generate(request, new CancelSignal()).get(0).signal();
        assertThat(graph.run("y", inputs(1 / speed, 7, 4, 5, 10, 8, 5, 2)))
            .containsExactly(mel.values(), within(1e-4f));
      }
    }
  }

  @Test
  void withoutAVocoderItIsRefused() {
    ExportRequest request =
        new ExportRequest(ExportRequest.ONNX, folder.resolve("x.onnx"), false, null);
    FastSpeech2Exporter exporter = new FastSpeech2Exporter(new TorchBackend(), List.of());
    assertThatThrownBy(() -> exporter.export(TinyModel.untrained(""), request))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("--vocoder");
  }

  @Test
  void aVocoderThatHasNoGraphIsNamed() {
    Checkpoint checkpoint = TinyModel.untrained("");
    ExportRequest request =
        new ExportRequest(
            ExportRequest.ONNX, folder.resolve("x.onnx"), false, new Part("wavenet", checkpoint));
    FastSpeech2Exporter exporter =
        new FastSpeech2Exporter(
            new TorchBackend(), List.of(new Frames(Voice.of(checkpoint).mel())));
    assertThatThrownBy(() -> exporter.export(checkpoint, request))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'wavenet'", "[frames]");
  }
}
