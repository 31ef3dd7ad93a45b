package org.zethus.bigvgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
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
  void ratesThatDoNotMakeAHopAreRefused() {
    MelSpec other = new MelSpec(8000, 64, 64, 20, 10, 0, 4000);
    assertThatThrownBy(() -> new BigVganConfig(other, TestModels.config("1").model()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("16 samples", "hop_size 20");
  }
}
