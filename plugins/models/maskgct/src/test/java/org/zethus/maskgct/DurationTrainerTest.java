package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.flowmatching.EulerSampler;

/** Two speakers say two phones; one says all twice as slowly, and B is three times as long as A. */
class DurationTrainerTest {
  private static final Map<String, Integer> FRAMES = Map.of("A", 4, "B", 12);

  private final TorchBackend torch = new TorchBackend();

  @TempDir Path folder;

  private void write(int perSpeaker) {
    List<Utterance> utterances = new ArrayList<>();
    List<Utterance> coded = new ArrayList<>();
    for (int i = 0; i < 2 * perSpeaker; i++) {
      String id = "u" + i;
      String speaker = i % 2 == 0 ? "fast" : "slow";
      List<String> phones = i / 2 % 2 == 0 ? List.of("A", "A", "A") : List.of("B", "B", "B");
      int frames = (i % 2 + 1) * phones.stream().mapToInt(FRAMES::get).sum();
      String file = "codes/" + id + ".safetensors";
      SafeTensors.write(
          folder.resolve("semantic").resolve(file),
          Map.of("codes", Tensor.of(new long[frames], 1, frames)),
          Map.of());
      utterances.add(new Utterance(id, speaker, "", 0, phones, List.of(), Map.of()));
      coded.add(new Utterance(id, speaker, "", 0, List.of(), List.of(), Map.of("codes", file)));
    }
    new Manifest(folder.resolve("utterances"), utterances).write();
    new Manifest(folder.resolve("semantic"), coded).write();
  }

  private Checkpoint train(int steps) {
    TestRunContext context =
        TrainingConfigs.duration(
                TestRunContext.writingTo(folder.resolve("duration")), folder, steps)
            .config(
                "{ model: { duration_model: { hidden_size: 32, num_layers: 2, num_heads: 2 } },"
                    + " train: { batch_size: 16, max_steps: %d, adamw: { lr: 0.003 }, scheduler: 'cosine' } }"
                        .formatted(steps));
    try (Trainer trainer = new DurationTrainerPlugin(torch).open(context)) {
      trainer.train();
    }
    return Checkpoint.folder(context.output());
  }

  @Test
  void durationsFollowFromThePhonesAndTheSpeakersRate() {
    write(8);
    Checkpoint trained = train(400);
    DurationVoice voice = trained.config(DurationVoice.class);
    ToIds ids = ToIds.of(voice.symbols());
    try (StateDict weights = torch.open(trained, Device.CPU)) {
      DurationPredictor predictor = new DurationPredictor(weights, voice.model().durationModel());
      weights.requireComplete();
      long[] a = ids.ids(List.of("A", "A", "A"));
      long[] b = ids.ids(List.of("B", "B", "B"));
      double fast = frames(predictor, weights, a, 12, b);
      double slow = frames(predictor, weights, a, 24, b);
      assertThat(fast).isBetween(27.0, 48.0); // 36
      assertThat(slow).isBetween(54.0, 96.0); // 72
    }
  }

  private static double frames(
      DurationPredictor predictor, StateDict weights, long[] prompt, double taken, long[] text) {
    return Autograd.inference(
        () ->
            Scope.run(
                () ->
                    predictor.frames(
                        prompt,
                        taken,
                        text,
                        new EulerSampler(
                            weights.manager(),
                            (manager, shape) -> manager.zeros(new Shape(shape)),
                            new CancelSignal()))));
  }

  @Test
  void speakersOfOneUtteranceEachTeachNothing() {
    write(1);
    assertThatThrownBy(() -> train(1))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("none has two");
  }
}
