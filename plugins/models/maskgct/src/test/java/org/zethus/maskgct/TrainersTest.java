package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codes.CodedCorpus;

class TrainersTest {
  private final TorchBackend torch = new TorchBackend();

  @TempDir Path folder;

  @BeforeEach
  void write() {
    TinyCodes.write(folder, 13);
  }

  private TestRunContext context(String name) {
    return TestRunContext.writingTo(folder.resolve(name));
  }

  private static void train(TrainerPlugin plugin, TestRunContext context) {
    try (Trainer trainer = plugin.open(context)) {
      trainer.train();
    }
  }

  @Test
  void semanticCodesAreLearnedFromPhones() {
    train(new T2sTrainerPlugin(torch), TrainingConfigs.t2s(context("t2s"), folder, 300));
    List<Double> losses = TrainingLog.of(folder.resolve("t2s"), "loss");
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.85 * losses.get(0));
  }

  @Test
  void acousticCodesOfUnseenUtterancesFollowFromSemanticOnes() {
    train(new S2aTrainerPlugin(torch), TrainingConfigs.s2a(context("s2a"), folder, 300));
    List<Double> losses = TrainingLog.of(folder.resolve("s2a"), "validation.loss");
    assertThat(losses.get(losses.size() - 1)).isLessThan(0.5 * Math.log(TinyCodes.ACOUSTIC));
  }

  @Test
  void trainingGoesOnFromACheckpoint() {
    S2aTrainerPlugin plugin = new S2aTrainerPlugin(torch);
    train(plugin, TrainingConfigs.s2a(context("first"), folder, 100));
    train(
        plugin,
        TrainingConfigs.s2a(context("second"), folder, 20)
            .input("checkpoint", folder.resolve("first")));
    assertThat(TrainingLog.of(folder.resolve("second"), "loss").get(0))
        .isLessThan(0.8 * TrainingLog.of(folder.resolve("first"), "loss").get(0));
  }

  @Test
  void anUpdateOfLowRankAdaptsACheckpoint() {
    T2sTrainerPlugin plugin = new T2sTrainerPlugin(torch);
    train(plugin, TrainingConfigs.t2s(context("first"), folder, 20));
    TestRunContext second =
        TestRunContext.writingTo(folder.resolve("adapted"))
            .input("utterances", folder.resolve("utterances"))
            .input("semantic", folder.resolve("semantic"))
            .input("checkpoint", folder.resolve("first"))
            .config("{ lora: { rank: 2 }, train: { batch_size: 3, max_steps: 20 } }");
    train(plugin, second);
    try (SafeTensors before = SafeTensors.open(folder.resolve("first/model.safetensors"));
        SafeTensors after = SafeTensors.open(folder.resolve("adapted/model.safetensors"))) {
      assertThat(after.names()).isEqualTo(before.names());
      for (String name : List.of("to_logit.weight", "diff_estimator.layers.0.mlp.up_proj.weight")) {
        assertThat(after.get(name).floats()).as(name).isNotEqualTo(before.get(name).floats());
      }
      for (String name : List.of("phone_emb.weight", "to_logit.bias")) {
        assertThat(after.get(name).floats()).as(name).isEqualTo(before.get(name).floats());
      }
    }
  }

  @Test
  void anUpdateNeedsACheckpoint() {
    TestRunContext context =
        TrainingConfigs.t2s(context("alone"), folder, 1).config("{ lora: { rank: 2 } }");
    assertThatThrownBy(() -> new T2sTrainerPlugin(torch).open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("lora.rank 2", "checkpoint");
  }

  @Test
  void codesOfALargerCodebookAreRefused() {
    TestRunContext context =
        TrainingConfigs.t2s(context("small"), folder, 1)
            .config("{ model: { t2s_model: { cond_codebook_size: 3 } } }");
    assertThatThrownBy(() -> new T2sTrainerPlugin(torch).open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("u100", "config has 3 codes");
  }

  @Test
  void utterancesWithoutPhonesAreRefused() {
    CodedCorpus.ofLetters(13, 5, List.of("a", "b")).write(folder.resolve("letters"));
    TestRunContext context =
        TrainingConfigs.t2s(context("mute"), folder, 1)
            .input("utterances", folder.resolve("letters"));
    assertThatThrownBy(() -> new T2sTrainerPlugin(torch).open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("u100", "no phones");
  }
}
