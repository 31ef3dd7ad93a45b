package org.zethus.apnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

class ApNetTest {
  @Test
  void piecesJoinAsIfComputedAtOnce() {
    ApNetConfig config = TestModels.config(TestModels.MEL);
    MelFrames mel = TestModels.mel(90, 2);
    try (Vocoder whole = ApNetPlugin.vocoder(config, TestModels.weights(config), 1000);
        Vocoder pieces = ApNetPlugin.vocoder(config, TestModels.weights(config), 7)) {
      assertThat(pieces.vocode(mel).samples())
          .containsExactly(whole.vocode(mel).samples(), within(1e-5f));
    }
  }

  @Test
  void aWindowShorterThanItsTransformIsRefused() {
    MelSpec shorter = new MelSpec(8000, 64, 48, 16, 10, 0, 4000);
    assertThatThrownBy(() -> TestModels.config(shorter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("win_size", "64", "48");
  }

  @Test
  void thePublishedModelHasTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "apnet.json");
    List<Integer> kernels = List.of(3, 7, 11);
    List<List<Integer>> dilations = Collections.nCopies(3, List.of(1, 3, 5));
    ApNetConfig.Network config =
        new ApNetConfig.Network(512, kernels, dilations, 7, 7, 512, kernels, dilations, 7, 7, 7);
    try (StateDict outline = new TorchBackend().outline("apnet", published)) {
      new ApNet(outline, new MelSpec(24000, 1024, 1024, 256, 100, 0, 12000), config);
      outline.requireComplete();
    }
  }
}
