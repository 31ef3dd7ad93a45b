package org.zethus.vocos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.config.Config;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.testing.OnnxRun;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocos.NetworkConfig;
import org.zethus.torch.vocos.NetworkConfig.BackboneKind;
import org.zethus.torch.vocos.NetworkConfig.HeadKind;
import org.zethus.torch.vocos.NetworkConfig.Padding;

class VocosExporterTest {
  @TempDir Path folder;

  private static Checkpoint checkpoint(VocosConfig config) {
    return Checkpoint.untrained("test", Config.of(config), 7);
  }

  private static Map<String, Tensor> mels(MelFrames mel) {
    return Map.of("mels", Tensor.of(mel.values(), 1, TestModels.MEL.melBins(), mel.frames()));
  }

  @ParameterizedTest
  @EnumSource(BackboneKind.class)
  void samplesAreThoseOfTheEngineForAnyNumberOfFrames(BackboneKind backbone) {
    for (Padding padding : Padding.values()) {
      VocosConfig config = TestModels.config(backbone, HeadKind.ISTFT, padding);
      Graph graph = new Graph("whole");
      graph.output(
          "audio",
          new VocosExporter(new TorchBackend())
              .samples(checkpoint(config), graph.input("mels", DType.F32, "1", "10", "frames")),
          DType.F32,
          "1",
          "1",
          "samples");
      Path file = folder.resolve("whole.onnx");
      graph.write(file);
      try (OnnxRun run = new OnnxRun(file);
          Vocoder vocoder = TestModels.open(config)) {
        for (int frames : new int[] {1, 9, 60}) {
          MelFrames mel = TestModels.mel(frames, frames);
          assertThat(run.run("audio", mels(mel)))
              .containsExactly(vocoder.vocode(mel).samples(), within(1e-4f));
        }
      }
    }
  }

  @Test
  void spectrumLeavesTheFileAsSherpaOnnxWantsIt() {
    Path file = folder.resolve("vocos.onnx");
    new VocosExporter(new TorchBackend())
        .export(
            checkpoint(TestModels.config()),
            new ExportRequest(ExportRequest.ONNX, file, false, null));
    try (OnnxRun run = new OnnxRun(file)) {
      MelFrames mel = TestModels.mel(5, 3);
      float[] magnitudes = run.run("mag", mels(mel));
      float[] x = run.run("x", mels(mel));
      float[] y = run.run("y", mels(mel));
      assertThat(magnitudes).hasSize(33 * 5);
      for (int i = 0; i < x.length; i++) {
        assertThat(magnitudes[i]).isPositive();
        assertThat(x[i] * x[i] + y[i] * y[i]).isEqualTo(1, within(1e-5f));
      }
      assertThat(run.metadata())
          .containsEntry("model_type", "vocos")
          .containsEntry("n_fft", "64")
          .containsEntry("hop_length", "16")
          .containsEntry("center", "1");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = NetworkConfig.HeadKind.class,
      names = {"IMDCT_SYMEXP", "IMDCT_COS"})
  void headsWithoutSpectraAreRefused(HeadKind head) {
    VocosConfig config = TestModels.config(BackboneKind.CONVNEXT, head, Padding.SAME);
    ExportRequest request =
        new ExportRequest(ExportRequest.ONNX, folder.resolve("x.onnx"), false, null);
    assertThatThrownBy(
            () -> new VocosExporter(new TorchBackend()).export(checkpoint(config), request))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("cannot be exported");
  }
}
