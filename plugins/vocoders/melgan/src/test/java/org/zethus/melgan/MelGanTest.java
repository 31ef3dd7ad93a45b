package org.zethus.melgan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.PublishedNames;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class MelGanTest {
  @TempDir Path folder;

  @Test
  void piecesJoinAsIfComputedAtOnce() {
    MelFrames mel = TestModels.mel(61, 2);
    try (Vocoder whole = MelGanPlugin.vocoder(TestModels.config(), TestModels.weights(), 1000);
        Vocoder pieces = MelGanPlugin.vocoder(TestModels.config(), TestModels.weights(), 7)) {
      assertThat(pieces.vocode(mel).samples())
          .containsExactly(whole.vocode(mel).samples(), within(1e-6f));
    }
  }

  @Test
  void thePublishedGeneratorHasTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "melgan.json");
    try (StateDict outline = new TorchBackend().outline("melgan", published)) {
      new MelGan(outline, 100, new MelGanConfig.Network(List.of(8, 8, 2, 2), 32, 3));
      outline.requireComplete();
    }
  }

  @Test
  void ratiosThatDoNotMakeAHopAreRefused() {
    MelGanConfig.Network longer = new MelGanConfig.Network(List.of(4, 4), 4, 2);
    assertThatThrownBy(() -> new MelGanConfig(TestModels.MEL, new MelGanConfig.Model(longer)))
        .hasMessageContainingAll("16 samples", "hop_size 18");
  }

  @Test
  void learnsFromItsDiscriminatorsAloneAndIsValidatedByMelFrames() {
    TestRunContext context =
        TestRunContext.writingTo(folder.resolve("run")).config(TestModels.trainer(40));
    ToneCorpus.give(context, folder, TestModels.MEL);
    try (Trainer trainer = new MelGanTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    List<Double> distances = TrainingLog.of(folder.resolve("run"), "validation.mel");
    assertThat(distances.get(distances.size() - 1)).isLessThan(0.95 * distances.get(0));
  }
}
