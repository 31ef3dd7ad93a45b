package org.zethus.dualcodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTraining;
import org.zethus.torch.w2vbert.W2vBert;

class DualCodecPluginTest {
  @TempDir Path folder;

  private static Waveform noise(int samples) {
    Random random = new Random(samples);
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) random.nextGaussian() / 5;
    }
    return Waveform.mono(8000, values);
  }

  @Test
  void whatWasTrainedEncodesAndDecodes() {
    CodecTraining training =
        new CodecTraining(new DualCodecTrainerPlugin(new TorchBackend()), folder);
    training.train(training.context("run", TestConfigs.trainer(2, 9)));
    Checkpoint checkpoint = Checkpoint.folder(folder.resolve("run"));
    try (Codec codec = new DualCodecPlugin(new TorchBackend()).load(checkpoint, Device.CPU)) {
      CodeSequence codes = codec.encode(noise(8000));
      assertThat(codes.frames()).isEqualTo(50);
      assertThat(codes.codebookSizes()).containsExactly(12, 8, 8, 8);
      assertThat(codec.decode(codes).length()).isEqualTo(8000);
    }
  }

  @Test
  void aSpeechEncoderBesideTheWeightsIsHeard() throws IOException {
    Config config =
        Config.parse(
            TestConfigs.checkpoint()
                .replace("\"log_mel\"", "\"w2v_bert\", layer: 1, " + W2V_BERT)
                .replace("num_mel_bins: 8", "num_mel_bins: 4"),
            "w2v");
    Path place = folder.resolve("w2v");
    writeWeights(config, place);
    try (Codec codec =
            new DualCodecPlugin(new TorchBackend()).load(Checkpoint.folder(place), Device.CPU);
        Codec again =
            new DualCodecPlugin(new TorchBackend()).load(Checkpoint.folder(place), Device.CPU)) {
      CodeSequence codes = codec.encode(noise(3000));
      assertThat(codes.frames()).isEqualTo(19);
      assertThat(again.encode(noise(3000))).isEqualTo(codes);
    }
    Path encoder = place.resolve(SemanticEncoder.ENCODER_FOLDER).resolve(Checkpoint.WEIGHTS);
    Files.move(encoder, place.resolve("elsewhere"));
    assertThatThrownBy(
            () ->
                new DualCodecPlugin(new TorchBackend()).load(Checkpoint.folder(place), Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("zethus pull facebook/w2v-bert-2.0");
    Files.delete(place.resolve(SemanticEncoder.STATISTICS));
    assertThatThrownBy(
            () ->
                new DualCodecPlugin(new TorchBackend()).load(Checkpoint.folder(place), Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining(SemanticEncoder.STATISTICS);
  }

  private static final String W2V_BERT =
      "w2v_bert: { hidden_size: 16, num_hidden_layers: 2, num_attention_heads: 2,"
          + " intermediate_size: 8, feature_projection_input_dim: 8 }";

  private static void writeWeights(Config config, Path place) {
    DualCodecCheckpoint small = config.as(DualCodecCheckpoint.class);
    Checkpoint untrained = Checkpoint.untrained("small", config, 5);
    try (StateDict codec = new TorchBackend().open(untrained, Device.CPU);
        StateDict encoder = new TorchBackend().open(untrained, Device.CPU)) {
      new DualCodec(codec, small.model(), Codebooks.PLAIN);
      new W2vBert(encoder, small.semantic().w2vBert());
      Checkpoint.write(place, config, codec.toTensors());
      SafeTensors.write(
          place.resolve(SemanticEncoder.ENCODER_FOLDER).resolve(Checkpoint.WEIGHTS),
          encoder.toTensors(),
          Map.of());
    }
    Map<String, Tensor> statistics = new LinkedHashMap<>();
    statistics.put("mean", Tensor.of(new float[16], 16));
    float[] variance = new float[16];
    java.util.Arrays.fill(variance, 2);
    statistics.put("var", Tensor.of(variance, 16));
    SafeTensors.write(place.resolve(SemanticEncoder.STATISTICS), statistics, Map.of());
  }
}
