package org.zethus.valle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;

class ValleTrainerTest {
  private static final String SETTINGS =
      "{%s, front_end: 'letters', inference: { top_k: 3 }, train: { train_stage: %d,"
          + " batch_size: 8, max_steps: %d, save_summary_steps: 10, adamw: { lr: 0.01 },"
          + " scheduler: 'constant' } }";

  @TempDir Path root;

  private static Path train(TestRunContext context, int stage, int steps, String more) {
    context.config(SETTINGS.formatted(Tiny.MODEL.formatted(more), stage, steps));
    try (Trainer trainer = Tiny.trainer().open(context)) {
      trainer.train();
    }
    return context.output();
  }

  private static void assertLearned(Path checkpoint) {
    List<Double> losses = TrainingLog.of(checkpoint, "loss");
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 2);
  }

  @Test
  void utterancesOfOneSpeakerAreLearnedAsOne() {
    TestRunContext context = Tiny.run(root, "joined", 4);
    context.config("{" + Tiny.MODEL.formatted("") + ", joined_utterances: 3 }");
    try (ValleTrainer trainer =
        ValleTrainer.open(
            context, context.config().as(ValleTrainerConfig.class), new TorchBackend())) {
      Lesson lesson = trainer.load(new int[] {0}, new Random(1));
      long[] phones = lesson.examples().phones().get(0);
      assertThat(Arrays.stream(phones).filter(id -> id == phones[0]).count()).isEqualTo(3);
      assertThat(lesson.examples().codes().get(0)[0]).hasSize(3 * phones.length);
    }
  }

  @Test
  void thePublishedPrefixModesAreLearned() throws Exception {
    for (int mode : new int[] {0, 2, 4}) {
      Path made =
          train(Tiny.run(root, "mode" + mode, 16), 0, 40, ", prefix_mode: %d".formatted(mode));
      assertLearned(made);
    }
  }

  @Test
  void aVoiceIsAdaptedByUpdatesThatAreMerged() throws Exception {
    Path first = train(Tiny.run(root, "first", 16), 1, 40, "");
    TestRunContext context = Tiny.run(root, "adapted", 16).input("checkpoint", first);
    context.config(
        "{ lora: { rank: 2 }, train: { batch_size: 8, max_steps: 20, adamw: { lr: 0.01 } } }");
    try (Trainer trainer = Tiny.trainer().open(context)) {
      trainer.train();
    }
    try (SafeTensors before = SafeTensors.open(first.resolve(Checkpoint.WEIGHTS));
        SafeTensors after = SafeTensors.open(context.output().resolve(Checkpoint.WEIGHTS))) {
      assertThat(after.names()).isEqualTo(before.names());
      for (String name : before.names()) {
        boolean adapted =
            name.matches(
                "ar_(decoder.layers.0.(linear[12].|self_attn.(in_proj_|out_proj.))|predict_layer.)weight");
        assertThat(Arrays.equals(after.get(name).floats(), before.get(name).floats()))
            .as(name)
            .isNotEqualTo(adapted);
      }
    }
  }

  @Test
  void anUpdateNeedsAVoiceToAdapt() {
    TestRunContext context = Tiny.run(root, "new", 4);
    context.config("{" + Tiny.MODEL.formatted("") + ", lora: { rank: 2 } }");
    assertThatThrownBy(() -> Tiny.trainer().open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("lora.rank 2", "checkpoint");
  }

  @Test
  void aCorpusOfMoreSymbolsThanTheNetworkHasIsRefused() {
    TestRunContext context = Tiny.run(root, "small", 4);
    context.config(
        "{" + Tiny.MODEL.formatted("").replace("text_token_num: 8", "text_token_num: 3") + "}");
    assertThatThrownBy(() -> Tiny.trainer().open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("text_token_num leaves room for 3");
  }
}
