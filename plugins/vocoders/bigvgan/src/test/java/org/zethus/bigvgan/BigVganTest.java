package org.zethus.bigvgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.torch.StateDict;

class BigVganTest {
  @ParameterizedTest
  @ValueSource(strings = {"1", "2"})
  void piecesJoinAsIfComputedAtOnce(String resblock) {
    BigVganConfig config = TestModels.config(resblock);
    MelFrames mel = TestModels.mel(61, 2);
    try (Vocoder whole = BigVganPlugin.vocoder(config, TestModels.weights(config), 1000);
        Vocoder pieces = BigVganPlugin.vocoder(config, TestModels.weights(config), 7)) {
      assertThat(pieces.vocode(mel).samples())
          .containsExactly(whole.vocode(mel).samples(), within(1e-6f));
    }
  }

  @Test
  void variant1HasTwoActivationsForEachDilation() {
    BigVganConfig config = TestModels.config("1");
    try (StateDict weights = TestModels.weights(config)) {
      new BigVgan(weights, TestModels.MEL.melBins(), config.model().bigvgan());
      assertThat(weights.parametersAndBuffers())
          .containsKeys(
              "ups.1.0.weight_g",
              "resblocks.3.activations.5.act.beta",
              "resblocks.3.activations.5.downsample.lowpass.filter")
          .doesNotContainKeys("resblocks.3.activations.6.act.beta", "resblocks.4.convs1.0.bias");
    }
  }

  @Test
  void configsAreReadAsWrittenAndAsTheOriginalHasThem() {
    BigVganConfig config = TestModels.config("1");
    assertThat(BigVganConfig.read(Config.of(config))).isEqualTo(config);
    assertThat(BigVganConfig.read(original("")).model()).isEqualTo(config.model());
    assertThat(BigVganConfig.read(original("")).mel()).isEqualTo(TestModels.MEL);
  }

  /** The second version has neither a bias nor a tanh at its end. */
  @Test
  void theSecondVersionCutsItsSamples() {
    BigVganConfig config =
        BigVganConfig.read(original("'use_tanh_at_final': false, 'use_bias_at_final': false,"));
    StateDict weights = TestModels.weights(config);
    try (Vocoder vocoder = BigVganPlugin.vocoder(config, weights, 1000)) {
      assertThat(weights.parametersAndBuffers())
          .containsKey("conv_post.weight_g")
          .doesNotContainKey("conv_post.bias");
      float[] loud = TestModels.mel(9, 2).values();
      for (int i = 0; i < loud.length; i++) {
        loud[i] *= 1e6f;
      }
      float[] samples = vocoder.vocode(MelFrames.of(TestModels.MEL, 9, loud)).samples();
      assertThat(samples).contains(1f, -1f);
      for (float sample : samples) {
        assertThat(sample).isBetween(-1f, 1f);
      }
    }
  }

  private static Config original(String more) {
    return Config.parse(
        """
        {
          'resblock': '1', 'num_gpus': 0, 'batch_size': 32, 'learning_rate': 0.0001, %s
          'upsample_rates': [4, 4], 'upsample_kernel_sizes': [8, 8],
          'upsample_initial_channel': 16, 'resblock_kernel_sizes': [3, 5],
          'resblock_dilation_sizes': [[1, 3, 5], [1, 2, 4]],
          'activation': 'snakebeta', 'snake_logscale': true, 'segment_size': 8192,
          'num_mels': 10, 'num_freq': 33, 'n_fft': 64, 'hop_size': 16, 'win_size': 64,
          'sampling_rate': 8000, 'fmin': 0, 'fmax': null, 'fmax_for_loss': null
        }
        """
            .formatted(more),
        "config.json");
  }

  @Test
  void ratesThatDoNotMakeAHopAreRefused() {
    MelSpec other = new MelSpec(8000, 64, 64, 20, 10, 0, 4000);
    assertThatThrownBy(() -> new BigVganConfig(other, TestModels.config("1").model()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("16 samples", "hop_size 20");
  }
}
