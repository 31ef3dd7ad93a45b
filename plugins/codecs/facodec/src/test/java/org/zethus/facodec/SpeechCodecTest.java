package org.zethus.facodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.ChunkedCodec;
import org.zethus.api.codec.Codec;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.TorchBackend;

class SpeechCodecTest {
  private static Codec open() {
    return new FaCodecPlugin(new TorchBackend()).load(TestModels.checkpoint("v1"), Device.CPU);
  }

  @Test
  void chunksHaveTheCodesOfTheWhole() {
    try (Codec codec = open()) {
      Waveform waveform = TestModels.noise(8000, 40 * 90 + 7, 4);
      int[][] whole = codec.encode(waveform).codes();
      assertThat(new ChunkedCodec(codec, 20).encode(waveform, new CancelSignal()).codes())
          .isDeepEqualTo(whole);
    }
  }

  @Test
  void codesWithAnotherTimbreSoundOtherwise() {
    try (Codec codec = open()) {
      CodeSequence one = codec.encode(TestModels.noise(8000, 800, 1));
      CodeSequence other = codec.encode(TestModels.noise(8000, 800, 2));
      assertThat(codec.decode(one.withTimbre(other.timbre()))).isNotEqualTo(codec.decode(one));
    }
  }

  @Test
  void withoutATimbreCodesAreRefused() {
    try (Codec codec = open()) {
      CodeSequence codes = codec.encode(TestModels.noise(8000, 800, 1)).withTimbre(new float[3]);
      assertThatThrownBy(() -> codec.decode(codes))
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("a timbre of 16 numbers to decode codes with, found 3");
    }
  }
}
