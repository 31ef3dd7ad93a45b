package org.zethus.vocos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocos.NetworkConfig;
import org.zethus.torch.vocos.Vocos;

class VocosTest {
  private static final float TOLERANCE = 1e-6f;

  private static StateDict weights(VocosConfig config) {
    return new TorchBackend().open(Checkpoint.untrained("test", Config.of(config), 7), Device.CPU);
  }

  @ParameterizedTest
  @EnumSource(NetworkConfig.HeadKind.class)
  void everyHeadMakesOneHopPerFrame(NetworkConfig.HeadKind head) {
    for (NetworkConfig.Padding padding : NetworkConfig.Padding.values()) {
      for (NetworkConfig.BackboneKind backbone : NetworkConfig.BackboneKind.values()) {
        try (Vocoder vocoder = TestModels.open(TestModels.config(backbone, head, padding))) {
          assertThat(vocoder.vocode(TestModels.mel(5, 1)).length()).isEqualTo(5 * 16);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(NetworkConfig.HeadKind.class)
  void piecesJoinAsIfComputedAtOnce(NetworkConfig.HeadKind head) {
    VocosConfig config =
        TestModels.config(NetworkConfig.BackboneKind.CONVNEXT, head, NetworkConfig.Padding.SAME);
    MelFrames mel = TestModels.mel(61, 2);
    try (Vocoder whole = VocosPlugin.vocoder(config, weights(config), 1000);
        Vocoder pieces = VocosPlugin.vocoder(config, weights(config), 7)) {
      assertThat(pieces.vocode(mel).samples())
          .containsExactly(whole.vocode(mel).samples(), within(TOLERANCE));
    }
  }

  @Test
  void resNetPiecesJoinAsIfComputedAtOnce() {
    VocosConfig config =
        TestModels.config(
            NetworkConfig.BackboneKind.RESNET,
            NetworkConfig.HeadKind.ISTFT,
            NetworkConfig.Padding.CENTER);
    MelFrames mel = TestModels.mel(90, 2);
    try (Vocoder whole = VocosPlugin.vocoder(config, weights(config), 1000);
        Vocoder pieces = VocosPlugin.vocoder(config, weights(config), 11)) {
      assertThat(pieces.vocode(mel).samples())
          .containsExactly(whole.vocode(mel).samples(), within(TOLERANCE));
    }
  }

  @Test
  void aRowOfABatchIsWhatItIsAlone() {
    VocosConfig config = TestModels.config();
    try (StateDict weights = weights(config);
        Scope scope = Scope.open()) {
      Vocos vocos = new Vocos(weights, config.model().vocos());
      float[] first = TestModels.mel(9, 1).values();
      float[] second = TestModels.mel(9, 2).values();
      float[] both = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, both, first.length, second.length);
      float[] ofBoth = samples(vocos, weights, both, 2);
      int length = ofBoth.length / 2;
      assertThat(Arrays.copyOfRange(ofBoth, 0, length))
          .containsExactly(samples(vocos, weights, first, 1), within(TOLERANCE));
      assertThat(Arrays.copyOfRange(ofBoth, length, 2 * length))
          .containsExactly(samples(vocos, weights, second, 1), within(TOLERANCE));
    }
  }

  private static float[] samples(Vocos vocos, StateDict weights, float[] mel, int batch) {
    NDArray x =
        Tensors.of(
            weights.manager(), mel, batch, TestModels.MEL.melBins(), mel.length / batch / 10);
    return Autograd.inference(() -> Tensors.floats(vocos.forward(x)));
  }

  @Test
  void configsAreReadAsPublishedAndAsWritten() {
    VocosConfig config = TestModels.config();
    assertThat(VocosConfig.read(Config.of(config))).isEqualTo(config);
    Map<String, @Nullable Object> preprocess =
        new LinkedHashMap<>(Config.of(config).section("preprocess").asMap());
    preprocess.put("num_mels", preprocess.remove("n_mel"));
    Map<String, @Nullable Object> published = new LinkedHashMap<>(Config.of(config).asMap());
    published.put("preprocess", preprocess);
    assertThat(VocosConfig.read(Config.of(published, "published"))).isEqualTo(config);
  }

  @Test
  void aNetworkForOtherMelFramesIsRefused() {
    Map<String, @Nullable Object> values =
        new LinkedHashMap<>(Config.of(TestModels.config()).asMap());
    Map<String, @Nullable Object> preprocess =
        new LinkedHashMap<>(Config.of(TestModels.config()).section("preprocess").asMap());
    preprocess.put("n_mel", 80L);
    values.put("preprocess", preprocess);
    assertThatThrownBy(() -> VocosConfig.read(Config.of(values, "config.json")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("input_channels 10", "n_mel 80");
  }
}
