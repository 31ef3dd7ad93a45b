package org.zethus.facodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Model;
import org.zethus.api.model.ZeroShotVcRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class ConverterTest {
  private static final TorchBackend TORCH = new TorchBackend();

  @TempDir Path folder;

  private static Waveform convert(Model model, Waveform source, Waveform reference) {
    ZeroShotVcRequest request = new ZeroShotVcRequest(source, reference, 0);
    return (Waveform) model.generate(request, new CancelSignal()).get(0).signal();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void theSourceKeepsItsLengthAndTheReferenceCounts(String version) {
    try (Model model =
        new ConversionPlugin(TORCH).load(TestModels.checkpoint(version), Device.CPU)) {
      Waveform source = TestModels.noise(8000, 4001, 1);
      Waveform one = convert(model, source, TestModels.noise(8000, 3000, 2));
      Waveform other = convert(model, source, TestModels.noise(8000, 3000, 3));
      assertThat(one.length()).isEqualTo(4001);
      assertThat(one.sampleRate()).isEqualTo(8000);
      assertThat(one).isNotEqualTo(other);
      assertThat(convert(model, TestModels.noise(8000, 0, 1), source).length()).isZero();
      assertThat(convert(model, TestModels.noise(16000, 10, 1), source).length()).isEqualTo(5);
      assertThatThrownBy(() -> convert(model, source, TestModels.noise(8000, 0, 1)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("reference");
    }
  }

  @Test
  void piecesJoinAsIfDecodedAtOnce() {
    FaCodecConfig config = TestModels.config("v1");
    try (StateDict weights = TORCH.open(TestModels.checkpoint("v1"), Device.CPU)) {
      StateDict decoder = weights.at("decoder");
      WaveDecoder wave = new WaveDecoder(decoder, 16, 16, config.decoder().upRatios());
      float[] latents = TestModels.noise(8000, 16 * 61, 5).samples();
      float[] speaker = TestModels.noise(8000, 16, 6).samples();
      float[] whole =
          samples(new VoiceDecoder(decoder, 16, wave, 40, 100), weights, latents, speaker);
      float[] pieces =
          samples(new VoiceDecoder(decoder, 16, wave, 40, 7), weights, latents, speaker);
      assertThat(pieces).hasSize(61 * 40).containsExactly(whole, within(1e-6f));
    }
  }

  private static float[] samples(
      VoiceDecoder decoder, StateDict weights, float[] latents, float[] speaker) {
    return decoder.samples(
        Tensors.of(weights.manager(), latents, 1, 16, 61),
        Tensors.of(weights.manager(), speaker, 1, 16));
  }

  /** The published files have full size; these have their names, and tensors of other shapes. */
  @Test
  void thePublishedFilesAreTakenWithoutAConfig() {
    for (String part :
        new String[] {"encoder_v2", "decoder_v2", "encoder", "decoder", "redecoder"}) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      tensors.put("of_" + part, Tensor.of(new float[] {1}, 1));
      SafeTensors.write(folder.resolve("ns3_facodec_" + part + ".bin"), tensors, Map.of());
    }
    Checkpoint checkpoint = Checkpoint.folder(folder);
    assertThat(Layout.ofCodec(checkpoint).config().version()).isEqualTo(FaCodecConfig.Version.V1);
    Layout conversion = Layout.ofConversion(checkpoint);
    assertThat(conversion.config().version()).isEqualTo(FaCodecConfig.Version.V2);
    assertThat(conversion.redecoder()).isNull();
    assertThatThrownBy(() -> new ConversionPlugin(TORCH).load(checkpoint, Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("'encoder.block.0.weight_g' (32, 1, 1)");
  }
}
