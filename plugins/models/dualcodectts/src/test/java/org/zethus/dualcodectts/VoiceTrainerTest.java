package org.zethus.dualcodectts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

class VoiceTrainerTest {
  private static final String TRAIN =
      " train: { train_stage: %d, batch_size: 8, max_steps: %d, save_summary_steps: 10,"
          + " adamw: { lr: 0.01 }, scheduler: 'constant' } ";

  @TempDir Path root;

  private static Path train(TestRunContext context, int stage, int steps) {
    context.config("{" + Tiny.MODEL + TRAIN.formatted(stage, steps) + "}");
    try (Trainer trainer = Tiny.trainer().open(context)) {
      trainer.train();
    }
    return context.output();
  }

  @Test
  void twoStagesGiveAVoiceThatSpeaks() throws IOException {
    Path first = train(Tiny.run(root, "first", 32), 1, 80);
    assertLearned(first, "ar_loss");
    Path second = train(Tiny.run(root, "second", 32).input("checkpoint", first), 2, 60);
    assertLearned(second, "nar_loss");
    assertFirstHalfUntouched(first, second);
    try (Model model = Tiny.plugin().load(Checkpoint.folder(second), Device.CPU)) {
      List<Generated> said = model.generate(Tiny.request("at ba. Tab"), new CancelSignal());
      assertThat(said).extracting(Generated::text).containsExactly("at ba.", "Tab");
    }
  }

  private static void assertLearned(Path checkpoint, String term) {
    List<Double> losses = TrainingLog.of(checkpoint, term);
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 2);
  }

  private static void assertFirstHalfUntouched(Path first, Path second) {
    try (SafeTensors before = SafeTensors.open(first.resolve(Checkpoint.WEIGHTS));
        SafeTensors after = SafeTensors.open(second.resolve(Checkpoint.WEIGHTS))) {
      String learned = "nar.prompt_embedder.embeddings.0.weight";
      assertThat(after.get(learned).floats()).isNotEqualTo(before.get(learned).floats());
      for (String name : before.names()) {
        if (name.startsWith("ar.")) {
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
      String settings = TRAIN.replace("lr: 0.01", "lr: 0.01, eps: 0.01"); // noise stays small
      context.config("{" + Tiny.MODEL + settings.formatted(1, 1) + "}");
      try (VoiceTrainer trainer =
          VoiceTrainer.open(
              context, context.config().as(VoiceTrainerConfig.class), new TorchBackend())) {
        results.add(weightsAfter(trainer, lessons));
      }
    }
    assertThat(results.get(1)).containsExactly(results.get(0), within(1e-5f));
  }

  private static float[] weightsAfter(TrainingTask<Lesson> task, int[][] lessons) {
    List<Lesson> batches = new ArrayList<>();
    for (int[] items : lessons) {
      batches.add(task.load(items, new Random(1)));
    }
    Map<String, Double> losses = Autograd.training(() -> task.step(batches));
    assertThat(losses).containsKey("ar_loss");
    return task.model().toTensors().get("ar.llm.lm_head.weight").floats();
  }

  @Test
  void theSecondStageNeedsTheFirst() {
    TestRunContext context = Tiny.run(root, "alone", 4);
    assertThatThrownBy(() -> train(context, 2, 1))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("train_stage 2", "checkpoint");
  }

  @Test
  void theVocabularyOfWhisperIsAnInputAndGoesAlong() throws IOException {
    TestRunContext without = Tiny.run(root, "without", 4);
    without.config("{" + Tiny.MODEL.replace("bytes", "whisper") + "}");
    assertThatThrownBy(() -> Tiny.trainer().open(without))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'tokenizer'", "openai/whisper-large-v3", "'bytes'");
    Path files = Files.createDirectories(root.resolve("vocabulary"));
    StringBuilder bytes = new StringBuilder();
    for (int b = 0; b < 256; b++) {
      String token = java.util.Base64.getEncoder().encodeToString(new byte[] {(byte) b});
      bytes.append(token).append(' ').append(b).append('\n');
    }
    Files.writeString(files.resolve("multilingual.tiktoken"), bytes);
    TestRunContext with = Tiny.run(root, "with", 4).input("tokenizer", files);
    with.config(
        "{"
            + Tiny.MODEL.replace("bytes", "whisper").replace("282", "400")
            + TRAIN.formatted(0, 1)
            + "}");
    try (Trainer trainer = Tiny.trainer().open(with)) {
      trainer.train();
    }
    try (Model model = Tiny.plugin().load(Checkpoint.folder(with.output()), Device.CPU)) {
      assertThat(model.generate(Tiny.request("ab"), new CancelSignal())).hasSize(1);
    }
  }

  @Test
  void textsThatTheVocabularyHasNoRoomForAreRefused() {
    TestRunContext context = Tiny.run(root, "small", 4);
    context.config("{" + Tiny.MODEL.replace("282", "100") + "}");
    assertThatThrownBy(() -> Tiny.trainer().open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("vocab_size 100 leaves room for 74");
  }
}
