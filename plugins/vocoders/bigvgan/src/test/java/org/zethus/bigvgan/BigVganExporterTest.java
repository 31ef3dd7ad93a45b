package org.zethus.bigvgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.config.Config;
import org.zethus.api.export.ExportRequest;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.onnx.graph.testing.OnnxRun;
import org.zethus.torch.TorchBackend;

class BigVganExporterTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void graphMakesTheSamplesOfTheEngineForAnyNumberOfFrames(String resblock, @TempDir Path folder) {
    TorchBackend torch = new TorchBackend();
    Checkpoint checkpoint = Checkpoint.untrained("test", Config.of(TestModels.config(resblock)), 7);
    Path file = folder.resolve("bigvgan.onnx");
    ExportRequest request = new ExportRequest(ExportRequest.ONNX, file, false, null);
    assertThat(new BigVganExporter(torch).export(checkpoint, request)).containsExactly(file);
    try (OnnxRun graph = new OnnxRun(file);
        Vocoder vocoder = new BigVganPlugin(torch).load(checkpoint, Device.CPU)) {
      for (int frames : new int[] {1, 9, 60}) {
        MelFrames mel = TestModels.mel(frames, frames);
        Tensor mels = Tensor.of(mel.values(), 1, TestModels.MEL.melBins(), frames);
        assertThat(graph.run("audio", Map.of("mels", mels)))
            .containsExactly(vocoder.vocode(mel).samples(), within(1e-5f));
      }
    }
  }
}
