package org.zethus.waveglow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.vocoder.Vocoder;

class WaveGlowTest {
  @Test
  void piecesJoinAsIfComputedAtOnce() {
    MelFrames mel = TestModels.mel(41, 1);
    try (Vocoder whole = TestModels.open(TestModels.config(1), 100);
        Vocoder pieces = TestModels.open(TestModels.config(1), 9)) {
      float[] expected = whole.vocode(mel).samples();
      float[] found = pieces.vocode(mel).samples();
      for (int i = 0; i < expected.length; i++) {
        assertThat(found[i]).as("sample %d", i).isCloseTo(expected[i], Offset.offset(1e-5f));
      }
    }
  }

  @Test
  void anotherSeedMakesOtherNoise() {
    MelFrames mel = TestModels.mel(3, 1);
    try (Vocoder one = TestModels.open(TestModels.config(1), 100);
        Vocoder other = TestModels.open(TestModels.config(2), 100)) {
      Waveform waveform = one.vocode(mel);
      assertThat(other.vocode(mel)).isNotEqualTo(waveform);
    }
  }

  @Test
  void moreEarlyChannelsThanThereAreAreRefused() {
    assertThatThrownBy(
            () ->
                Config.parse("{n_group: 8, n_flows: 12, n_early_every: 2}", "test")
                    .as(WaveGlowConfig.Network.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("n_early_size 2 every 2 of 12 flows", "-2 of n_group 8");
  }
}
