package org.zethus.dac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zethus.api.audio.CodeSequence;
import org.zethus.api.audio.Waveform;
import org.zethus.api.codec.ChunkedCodec;
import org.zethus.api.codec.Codec;
import org.zethus.api.plugin.CancelSignal;

class DacTest {
  @ParameterizedTest
  @EnumSource
  void inChunksItGivesWhatItGivesForTheWhole(DacConfig.PadMode padMode) {
    DacConfig config = TestCodecs.config(0, false, padMode);
    try (Codec codec = TestCodecs.open(config)) {
      Waveform waveform = noise(config.format().hopLength() * 200 + 1);
      ChunkedCodec chunked = new ChunkedCodec(codec, 40);
      assertThat(config.contextFrames()).isLessThan(60);
      CodeSequence codes = codec.encode(waveform);
      assertThat(chunked.encode(waveform, new CancelSignal())).isEqualTo(codes);
      assertThat(chunked.decode(codes, new CancelSignal()).samples())
          .containsExactly(codec.decode(codes).samples(), within(1e-5f));
    }
  }

  @Test
  void stridesOfEncoderAndDecoderMustAgree() {
    assertThatThrownBy(
            () ->
                new DacConfig(
                    4,
                    List.of(2, 3),
                    null,
                    8,
                    List.of(2, 2),
                    3,
                    16,
                    4,
                    600,
                    0,
                    false,
                    DacConfig.PadMode.ZERO))
        .hasMessageContainingAll("[2, 3]", "[2, 2]");
  }

  private static Waveform noise(int samples) {
    Random random = new Random(1);
    float[] values = new float[samples];
    for (int i = 0; i < samples; i++) {
      values[i] = (float) (0.3 * random.nextGaussian());
    }
    return Waveform.mono(600, values);
  }
}
