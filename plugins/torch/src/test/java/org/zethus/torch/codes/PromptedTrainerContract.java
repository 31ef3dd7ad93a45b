package org.zethus.torch.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelPlugin;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.Autograd;
import org.zethus.torch.train.TrainingTask;

/**
 * What holds for the training of every VALL-E: one half continues the first codebook, the other
 * fills in the rest, and they are learned one after the other.
 */
public abstract class PromptedTrainerContract extends TrainerContract {
  @TempDir Path place;

  /** {@return what loads the voice that was trained} */
  protected abstract ModelPlugin model();

  /** {@return a run that learns a corpus of so many utterances} */
  protected abstract TestRunContext run(Path root, String name, int utterances);

  /** {@return a small network's configuration with this section {@code train}} */
  protected abstract String config(String train);

  /** {@return what the names of the first half's weights begin with} */
  protected abstract String firstHalf();

  /** {@return one of the second half's weights} */
  protected abstract String secondHalfsWeight();

  /** {@return two sentences to say} */
  protected abstract TtsRequest request();

  /** Learns with its own number of steps, one utterance held out. */
  @Override
  protected void prepare(TestRunContext context) {
    TestRunContext corpus = run(place, "unused", 7);
    corpus.inputs().forEach(role -> context.input(role, corpus.input(role)));
    context.config(
        config(
            "{ batch_size: 2, max_steps: 5, valid_interval: 3 }, joined_utterances: 2,"
                + " valid_utterances: 1"));
  }

  private static String train(int stage, int steps) {
    return "{ train_stage: %d, batch_size: 8, max_steps: %d, save_summary_steps: 10, adamw: { lr: 0.01 }, scheduler: 'constant' }"
        .formatted(stage, steps);
  }

  private Path trained(TestRunContext context, int stage, int steps) {
    context.config(config(train(stage, steps)));
    try (Trainer trainer = plugin().open(context)) {
      trainer.train();
    }
    return context.output();
  }

  @Test
  void twoStagesGiveAVoiceThatSpeaks() {
    Path first = trained(run(place, "first", 32), 1, 80);
    assertLearned(first, "ar_loss");
    Path second = trained(run(place, "second", 32).input("checkpoint", first), 2, 60);
    assertLearned(second, "nar_loss");
    assertOnlyTheSecondHalfMoved(first, second);
    try (Model model = model().load(Checkpoint.folder(second), Device.CPU)) {
      List<Generated> said = model.generate(request(), new CancelSignal());
      assertThat(said).hasSize(2);
      assertThat(((Waveform) said.get(0).signal()).length()).isPositive();
    }
  }

  private static void assertLearned(Path checkpoint, String term) {
    List<Double> losses = TrainingLog.of(checkpoint, term);
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 2);
  }

  private void assertOnlyTheSecondHalfMoved(Path first, Path second) {
    try (SafeTensors before = SafeTensors.open(first.resolve(Checkpoint.WEIGHTS));
        SafeTensors after = SafeTensors.open(second.resolve(Checkpoint.WEIGHTS))) {
      String learned = secondHalfsWeight();
      assertThat(after.get(learned).floats()).isNotEqualTo(before.get(learned).floats());
      assertThat(before.names()).anyMatch(name -> name.startsWith(firstHalf()));
      for (String name : before.names()) {
        if (name.startsWith(firstHalf())) {
          assertThat(after.get(name).floats()).as(name).isEqualTo(before.get(name).floats());
        }
      }
    }
  }

  /** Their utterances differ in length, so that means of means would differ from the mean. */
  @Test
  void twoMicroBatchesMoveTheWeightsAsOneBatchDoes() {
    Map<String, float[]> whole = moved("whole", new int[][] {{0, 1, 2, 3}});
    Map<String, float[]> parts = moved("parts", new int[][] {{0}, {1, 2, 3}});
    whole.forEach(
        (name, values) ->
            assertThat(parts.get(name)).as(name).containsExactly(values, within(1e-5f)));
  }

  /** {@return the weights after one update by these lessons, and the loss} */
  private Map<String, float[]> moved(String name, int[][] lessons) {
    TestRunContext context = run(place, name, 4);
    String exact = train(1, 1).replace("lr: 0.01", "lr: 0.01, eps: 0.01"); // noise stays small
    context.config(config(exact));
    try (Trainer trainer = plugin().open(context)) {
      return moved((TrainingTask<?>) trainer, lessons);
    }
  }

  private static <B> Map<String, float[]> moved(TrainingTask<B> task, int[][] lessons) {
    List<B> batches = new ArrayList<>();
    for (int[] items : lessons) {
      batches.add(task.load(items, new Random(1)));
    }
    double loss = Autograd.training(() -> task.step(batches)).get("loss");
    Map<String, float[]> moved = new HashMap<>();
    task.model().toTensors().forEach((name, tensor) -> moved.put(name, tensor.floats()));
    moved.put("loss", new float[] {(float) loss});
    return moved;
  }

  @Test
  void theSecondStageNeedsTheFirst() {
    TestRunContext context = run(place, "alone", 4);
    assertThatThrownBy(() -> trained(context, 2, 1))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("train_stage 2", "checkpoint");
  }
}
