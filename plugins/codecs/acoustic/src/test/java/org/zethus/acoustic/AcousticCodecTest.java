package org.zethus.acoustic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.ChunkedCodec;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.TorchBackend;

class AcousticCodecTest {
  @TempDir Path folder;

  private static Waveform noise(int samples) {
    Random random = new Random(5);
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.2 * random.nextGaussian());
    }
    return Waveform.mono(8000, values);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void chunksGiveWhatTheWholeGives(boolean vocos) {
    String model = TestCodecs.MODEL.replace("use_vocos: true", "use_vocos: " + vocos);
    try (Codec codec = TestCodecs.open(model)) {
      ChunkedCodec chunked = new ChunkedCodec(codec, 10);
      CancelSignal cancel = new CancelSignal();
      CodeSequence codes = codec.encode(noise(120 * 16));
      assertThat(chunked.encode(noise(120 * 16), cancel)).isEqualTo(codes);
      float[] whole = codec.decode(codes).samples();
      float[] parts = chunked.decode(codes, cancel).samples();
      for (int i = 0; i < whole.length; i++) {
        assertThat(parts[i]).as("sample %d", i).isCloseTo(whole[i], within(1e-4f));
      }
    }
  }

  @Test
  void codesWithoutACodebookAreBits() {
    String bits =
        TestCodecs.MODEL
            .replace("codebook_size: 20", "codebook_size: 16")
            .replace("use_vocos: true", "quantizer_type: 'lfq'");
    try (Codec codec = TestCodecs.open(bits)) {
      CodeSequence codes = codec.encode(noise(5 * 16));
      assertThat(codes.codebookSizes()).containsExactly(16, 16, 16);
      assertThat(codec.decode(codes).length()).isEqualTo(5 * 16);
    }
  }

  @Test
  void whatDoesNotFitTogetherIsNamed() {
    assertThatThrownBy(
            () -> TestCodecs.open(TestCodecs.MODEL.replace("hop_size: 16", "hop_size: 20")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("16 samples per frame", "20", "hop_size");
  }

  @Test
  void twoFilesWithoutAConfigAreThePublishedCodec() {
    SafeTensors.write(
        folder.resolve("model.safetensors"),
        Map.of("block.0.bias", Tensor.of(new float[3], 3)),
        Map.of());
    Map<String, Tensor> decoder = new LinkedHashMap<>();
    decoder.put("quantizer.quantizers.0.codebook.weight", Tensor.of(new float[8], 2, 4));
    SafeTensors.write(folder.resolve("model_1.safetensors"), decoder, Map.of());
    AcousticPlugin plugin = new AcousticPlugin(new TorchBackend());
    assertThatThrownBy(() -> plugin.load(Checkpoint.folder(folder), Device.CPU))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'encoder.block.0.bias' is (3), config.json asks for (96)");
  }
}
