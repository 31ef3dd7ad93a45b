package org.zethus.hifigan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.config.Config;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.onnx.graph.testing.OnnxRun;
import org.zethus.torch.TorchBackend;

class HifiGanExporterTest {
  @TempDir Path folder;

  private static Checkpoint checkpoint(String resblock) {
    return Checkpoint.untrained("test", Config.of(TestModels.config(resblock)), 7);
  }

  private Path export(String resblock) {
    ExportRequest request =
        new ExportRequest(ExportRequest.ONNX, folder.resolve("vocoder.onnx"), false, null);
    return new HifiGanExporter(new TorchBackend()).export(checkpoint(resblock), request).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void graphMakesTheSamplesOfTheEngineForAnyNumberOfFrames(String resblock) {
    try (OnnxRun graph = new OnnxRun(export(resblock));
        Vocoder vocoder =
            new HifiGanPlugin(new TorchBackend()).load(checkpoint(resblock), Device.CPU)) {
      for (int frames : new int[] {1, 9, 60}) {
        MelFrames mel = TestModels.mel(frames, frames);
        Tensor mels = Tensor.of(mel.values(), 1, TestModels.MEL.melBins(), frames);
        assertThat(graph.run("audio", Map.of("mels", mels)))
            .containsExactly(vocoder.vocode(mel).samples(), within(1e-5f));
      }
      assertThat(graph.metadata())
          .containsEntry("model_type", "hifigan")
          .containsEntry("sample_rate", "8000");
    }
  }

  @Test
  void anotherFormatIsRefusedByName() {
    ExportRequest request = new ExportRequest("tflite", folder.resolve("x"), false, null);
    assertThatThrownBy(
            () -> new HifiGanExporter(new TorchBackend()).export(checkpoint("1"), request))
        .isInstanceOf(ZethusException.class)
        .hasMessage("cannot write the format 'tflite'; there is onnx");
  }
}
