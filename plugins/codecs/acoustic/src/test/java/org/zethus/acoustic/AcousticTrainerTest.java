package org.zethus.acoustic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.zethus.dsp.file.AudioFiles;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTraining;

class AcousticTrainerTest {
  @TempDir Path folder;

  private CodecTraining training() {
    return new CodecTraining(new AcousticTrainerPlugin(new TorchBackend()), folder);
  }

  @Test
  void entriesMayBeRunningMeans() {
    String vq = "quantizer_type: 'vq', kmeans_init: true, threshold_ema_dead_code: 0.1,";
    String config = TestCodecs.trainer(12, 99).replaceFirst("decoder: \\{", "decoder: { " + vq);
    training().train(training().context("means", config));
    List<Double> losses = training().validations("means", "mel_loss");
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
    String config = TestCodecs.trainer(2, 9).replace("segment_size: 384", "segment_size: 390");
    assertThatThrownBy(() -> training().train(training().context("run", config)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("16 samples", "390");
  }
}
