package org.zethus.valle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.Autograd;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.train.TrainingTask;

class ValleTrainerTest {
  private static final String SETTINGS =
      "{%s, front_end: 'letters', inference: { top_k: 3 }, train: { train_stage: %d,"
          + " batch_size: 8, max_steps: %d, save_summary_steps: 10, adamw: { lr: 0.01 },"
          + " scheduler: 'constant' } }";

  @TempDir Path root;

  private Path train(TestRunContext context, int stage, int steps) {
    return train(context, stage, steps, ", prefix_mode: 1");
  }

  private static Path train(TestRunContext context, int stage, int steps, String more) {
    context.config(SETTINGS.formatted(Tiny.MODEL.formatted(more), stage, steps));
    try (Trainer trainer = Tiny.trainer().open(context)) {
      trainer.train();
    }
    return context.output();
  }

  @Test
  void twoStagesGiveAVoiceThatSpeaksAsLongAsItsTextIs() throws Exception {
    Path first = train(Tiny.run(root, "first", 32), 1, 80);
    assertLearned(first);
    Path second = train(Tiny.run(root, "second", 32).input("checkpoint", first), 2, 40);
    assertLearned(second);
    assertHalfUntouched(first, second);
    try (Model model = Tiny.plugin().load(Checkpoint.folder(second), Device.CPU)) {
      List<Generated> said = model.generate(Tiny.request("a t. b"), new CancelSignal());
      assertThat(said).extracting(Generated::text).containsExactly("a t", "b");
      assertThat(((Waveform) said.get(0).signal()).length()).isPositive();
    }
  }

  private static void assertLearned(Path checkpoint) {
    List<Double> losses = TrainingLog.of(checkpoint, "loss");
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 2);
  }

  private static void assertHalfUntouched(Path first, Path second) {
    try (SafeTensors before = SafeTensors.open(first.resolve(Checkpoint.WEIGHTS));
        SafeTensors after = SafeTensors.open(second.resolve(Checkpoint.WEIGHTS))) {
      String touched = "nar_text_embedding.word_embeddings.weight";
      assertThat(after.get(touched).floats()).isNotEqualTo(before.get(touched).floats());
      for (String name : before.names()) {
        if (name.startsWith("ar_")) {
          assertThat(after.get(name).floats()).as(name).isEqualTo(before.get(name).floats());
        }
      }
    }
  }

  /** Their utterances differ in length, so that means of means would differ from the mean. */
  @Test
  void twoMicroBatchesMoveTheWeightsAsOneBatchDoes() {
    List<float[]> results = new ArrayList<>();
    for (int[][] lessons : new int[][][] {{{0, 1, 2, 3}}, {{0}, {1, 2, 3}}}) {
      TestRunContext context = Tiny.run(root, "run" + results.size(), 4);
      String settings = SETTINGS.replace("lr: 0.01", "lr: 0.01, eps: 0.01"); // noise stays small
      context.config(settings.formatted(Tiny.MODEL.formatted(""), 1, 1));
      try (ValleTrainer trainer =
          ValleTrainer.open(
              context, context.config().as(ValleTrainerConfig.class), new TorchBackend())) {
        results.add(gradientStep(trainer, lessons));
      }
    }
    assertThat(results.get(1)).containsExactly(results.get(0), within(1e-5f));
  }

  private static float[] gradientStep(TrainingTask<Lesson> task, int[][] lessons) {
    List<Lesson> batches = new ArrayList<>();
    for (int[] items : lessons) {
      batches.add(task.load(items, new Random(1)));
    }
    Map<String, Double> losses = Autograd.training(() -> task.step(batches));
    float[] weights = task.model().toTensors().get("ar_predict_layer.weight").floats();
    weights[0] += losses.get("loss").floatValue();
    return weights;
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
    Path first = train(Tiny.run(root, "first", 16), 1, 40);
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
  void theSecondStageNeedsTheFirst() {
    TestRunContext context = Tiny.run(root, "alone", 4);
    assertThatThrownBy(() -> train(context, 2, 1))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("train_stage 2", "checkpoint");
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
