package org.zethus.acoustic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.trainer.Trainer;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;

class AcousticTrainerTest {
  @TempDir Path folder;

  private TestRunContext context(String name, int steps, int discriminatorStartStep) {
    TestRunContext context = TestRunContext.writingTo(folder.resolve(name));
    AcousticTraining.give(context, folder, steps, discriminatorStartStep);
    return context;
  }

  private static void train(TestRunContext context) {
    try (Trainer trainer = new AcousticTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
  }

  private List<Double> validLosses(String run) {
    return TrainingLog.of(folder.resolve(run), "validation.mel_loss");
  }

  @Test
  void learnsSpectraAndItsCheckpointIsACodec() throws IOException {
    train(context("run", 60, 57));
    List<Double> losses = validLosses("run");
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.8 * losses.get(0));
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    Waveform recording = AudioFiles.read(folder.resolve("audio/audio/u5.wav"));
    try (Codec codec = new AcousticPlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      CodeSequence codes = codec.encode(recording);
      assertThat(codes.codebookSizes()).containsExactly(20, 20, 20);
      assertThat(codec.decode(codes).length()).isEqualTo(codes.frames() * 16);
    }
  }

  @Test
  void entriesMayBeRunningMeans() throws IOException {
    TestRunContext context = context("means", 12, 99);
    String config = AcousticTraining.config(12, 99);
    String vq = "quantizer_type: 'vq', kmeans_init: true, threshold_ema_dead_code: 0.1,";
    context.config(config.replaceFirst("decoder: \\{", "decoder: { " + vq));
    train(context);
    List<Double> losses = validLosses("means");
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0));
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("means"));
    try (TensorSource weights = checkpoint.weights()) {
      assertThat(weights.names()).contains("decoder.quantizer.quantizers.0.codebook.embed_avg");
    }
    Waveform recording = AudioFiles.read(folder.resolve("audio/audio/u5.wav"));
    try (Codec codec = new AcousticPlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      CodeSequence codes = codec.encode(recording);
      assertThat(codec.decode(codes).length()).isEqualTo(codes.frames() * 16);
    }
  }

  @Test
  void piecesOfPartsOfFramesAreRefused() {
    TestRunContext context = context("run", 2, 9);
    context.config(AcousticTraining.config(2, 9).replace("segment_size: 384", "segment_size: 390"));
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("16 samples", "390");
  }
}
