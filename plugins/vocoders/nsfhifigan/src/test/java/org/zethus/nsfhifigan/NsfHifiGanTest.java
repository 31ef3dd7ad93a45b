package org.zethus.nsfhifigan;

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
import org.zethus.torch.hifigan.GeneratorConfig;

class NsfHifiGanTest {
  private static Vocoder vocoder(NsfHifiGanConfig config, int piece) {
    return new NsfHifiGanVocoder(config, TestModels.weights(config), piece);
  }

  @Test
  void piecesJoinAsIfComputedAtOnce() {
    NsfHifiGanConfig config = TestModels.config(false);
    MelFrames mel = TestModels.mel(90, 2);
    try (Vocoder whole = vocoder(config, 1000);
        Vocoder pieces = vocoder(config, 7)) {
      assertThat(pieces.vocode(mel, TestModels.pitch(90, 120)).samples())
          .containsExactly(whole.vocode(mel, TestModels.pitch(90, 120)).samples(), within(1e-5f));
    }
  }

  @Test
  void theSourceTakesEffectUnlessTheConfigIgnoresIt() {
    MelFrames mel = TestModels.mel(20, 2);
    try (Vocoder ours = vocoder(TestModels.config(false), 100);
        Vocoder published = vocoder(TestModels.config(true), 100)) {
      assertThat(ours.vocode(mel, TestModels.pitch(20, 120)))
          .isNotEqualTo(ours.vocode(mel, TestModels.pitch(20, 240)));
      assertThat(published.vocode(mel, TestModels.pitch(20, 120)))
          .isEqualTo(published.vocode(mel, TestModels.pitch(20, 240)));
    }
  }

  @Test
  void ratesThatDoNotMakeAHopAreRefused() {
    MelSpec other = new MelSpec(8000, 64, 64, 20, 10, 0, 4000);
    assertThatThrownBy(() -> new NsfHifiGanConfig(other, TestModels.config(false).model()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("16 samples", "hop_size 20");
  }

  @Test
  void thePublishedModelHasTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "nsfhifigan.json");
    GeneratorConfig shape =
        new GeneratorConfig(
            "1",
            List.of(8, 4, 2, 2, 2),
            List.of(16, 8, 4, 4, 4),
            768,
            List.of(3, 7, 11),
            Collections.nCopies(3, List.of(1, 3, 5)));
    try (StateDict outline = new TorchBackend().outline("nsfhifigan", published)) {
      new NsfHifiGan(outline, 100, 24000, new NsfHifiGanConfig.Network(shape, 8, false));
      outline.requireComplete();
    }
  }
}
