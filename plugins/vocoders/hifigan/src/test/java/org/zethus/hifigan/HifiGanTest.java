package org.zethus.hifigan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.vocoder.Vocoder;

class HifiGanTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void piecesJoinAsIfComputedAtOnce(String resblock) {
    assertPiecesJoin(TestModels.config(resblock));
  }

  /** Such a stage makes one sample too many, at the end of its piece. */
  @Test
  void piecesJoinWhereKernelAndRateDifferByAnOddNumber() {
    assertPiecesJoin(TestModels.config("1", List.of(4, 4), List.of(9, 7)));
  }

  private static void assertPiecesJoin(HifiGanConfig config) {
    MelFrames mel = TestModels.mel(61, 2);
    try (Vocoder whole = HifiGanPlugin.vocoder(config, TestModels.weights(config), 1000);
        Vocoder pieces = HifiGanPlugin.vocoder(config, TestModels.weights(config), 7)) {
      assertThat(pieces.vocode(mel).samples())
          .hasSize(61 * 16)
          .containsExactly(whole.vocode(mel).samples(), within(1e-6f));
    }
  }

  @Test
  void configsAreReadAsWrittenAndAsTheOriginalHasThem() {
    HifiGanConfig config = TestModels.config("1");
    assertThat(HifiGanConfig.read(Config.of(config))).isEqualTo(config);
    Config original =
        Config.parse(
            """
            {
              "resblock": "1", "num_gpus": 0, "batch_size": 16, "learning_rate": 0.0002,
              "upsample_rates": [4, 2, 2], "upsample_kernel_sizes": [8, 4, 4],
              "upsample_initial_channel": 16, "resblock_kernel_sizes": [3, 5],
              "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5]], "segment_size": 8192,
              "num_mels": 10, "num_freq": 1025, "n_fft": 64, "hop_size": 16, "win_size": 64,
              "sampling_rate": 8000, "fmin": 0, "fmax": 4000, "fmax_for_loss": null
            }
            """,
            "config.json");
    assertThat(HifiGanConfig.read(original)).isEqualTo(config);
  }

  @Test
  void ratesThatDoNotMakeAHopAreRefused() {
    Config config = Config.of(TestModels.config("1"));
    String text = config.toString().replace("\"hop_size\":16", "\"hop_size\":20");
    assertThatThrownBy(() -> HifiGanConfig.read(Config.parse(text, "config.json")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("config.json", "16 samples", "hop_size 20");
  }
}
