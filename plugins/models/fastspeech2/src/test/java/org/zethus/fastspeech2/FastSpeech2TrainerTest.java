package org.zethus.fastspeech2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.data.Segment;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.TrainingLog;
import org.zethus.torch.TorchBackend;

class FastSpeech2TrainerTest {
  private static final String QUICK =
      "train: { batch_size: 8, max_steps: %d, save_summary_steps: 10, adamw: { lr: 0.005 },"
          + " scheduler: 'constant' }, front_end: 'words'";

  @TempDir Path folder;

  private Path train(String name, TestRunContext context, int steps) {
    context.config("{" + TinyModel.PREPROCESS + TinyModel.MODEL + QUICK.formatted(steps) + "}");
    try (Trainer trainer = new FastSpeech2TrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    return folder.resolve(name);
  }

  private TestRunContext run(String name, TinyCorpus corpus) {
    return corpus.giveTo(TestRunContext.writingTo(folder.resolve(name)));
  }

  @Test
  void itLearnsDurationsAndSpectra() throws Exception {
    TinyCorpus corpus = TinyCorpus.write(folder.resolve("corpus"), 24);
    Path checkpoint = train("out", run("out", corpus), 120);
    List<Double> losses = TrainingLog.of(checkpoint, "mel_loss");
    assertThat(losses.get(losses.size() - 1)).isLessThan(losses.get(0) / 3);

    try (Model model = TinyModel.plugin().load(Checkpoint.folder(checkpoint), Device.CPU)) {
      Generated said = model.generate(new TtsRequest("bee sue ah"), new CancelSignal()).get(0);
      double frames = ((MelFrames) said.signal()).frames();
      double expected =
          said.segments().stream()
              .mapToInt(segment -> TinyCorpus.durationOf(segment.label()))
              .sum();
      assertThat(frames).isCloseTo(expected, within(0.2 * expected));
      assertThat(said.segments()).extracting(Segment::label).contains("B", "UW2", "AA1");
    }
  }

  @Test
  void aCheckpointCanBeTheStartOfAnother() {
    TinyCorpus corpus = TinyCorpus.write(folder.resolve("corpus"), 8);
    Path first = train("first", run("first", corpus), 2);
    Path second = train("second", run("second", corpus).input("checkpoint", first), 2);
    Voice before = Voice.of(Checkpoint.folder(first));
    assertThat(Voice.of(Checkpoint.folder(second))).isEqualTo(before);
  }

  @Test
  void whatIsFrozenStaysAsInTheCheckpoint() {
    TinyCorpus corpus = TinyCorpus.write(folder.resolve("corpus"), 8);
    Path first = train("first", run("first", corpus), 2);
    TestRunContext context = run("second", corpus).input("checkpoint", first);
    context.config(
        "{"
            + TinyModel.PREPROCESS
            + TinyModel.MODEL
            + QUICK.formatted(2)
            + ", frozen: ['encoder', 'variance_adaptor']}");
    try (Trainer trainer = new FastSpeech2TrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    try (SafeTensors before = SafeTensors.open(first.resolve(Checkpoint.WEIGHTS));
        SafeTensors after =
            SafeTensors.open(folder.resolve("second").resolve(Checkpoint.WEIGHTS))) {
      for (String name : before.names()) {
        boolean same = Arrays.equals(before.get(name).floats(), after.get(name).floats());
        boolean frozen = name.startsWith("encoder.") || name.startsWith("variance_adaptor.");
        assertThat(same).as(name).isEqualTo(frozen);
      }
    }
  }

  @Test
  void whatIsSavedLoadsAsTheSameVoice() {
    TinyCorpus corpus = TinyCorpus.write(folder.resolve("corpus"), 4, "ann", "bob");
    Voice voice = Voice.of(Checkpoint.folder(train("out", run("out", corpus), 1)));
    assertThat(voice.network().symbols()).startsWith("_", ".").contains("SIL");
    assertThat(voice.network().speakers()).containsExactly("ann", "bob");
    assertThat(voice.network().features().useLogScalePitch()).isTrue();
    assertThat(Math.exp(voice.network().statistics().pitch().mean())).isBetween(100.0, 200.0);
    assertThat(voice.mel().hopLength()).isEqualTo(80);
    assertThat(voice.frontEnd()).isEqualTo("words");
  }

  @Test
  void halfPrecisionIsHalfAsLargeAndStillLoads() throws Exception {
    TinyCorpus corpus = TinyCorpus.write(folder.resolve("corpus"), 4);
    String config = "{" + TinyModel.PREPROCESS + TinyModel.MODEL + QUICK.formatted(1);
    long[] bytes = new long[2];
    for (int i = 0; i < 2; i++) {
      TestRunContext context = run("out" + i, corpus);
      context.config(config + ", half_precision: " + (i == 1) + "}");
      try (Trainer trainer = new FastSpeech2TrainerPlugin(new TorchBackend()).open(context)) {
        trainer.train();
      }
      bytes[i] = Files.size(folder.resolve("out" + i).resolve(Checkpoint.WEIGHTS));
    }
    assertThat(bytes[1]).isLessThan(bytes[0] * 6 / 10);
    try (Model model =
        TinyModel.plugin().load(Checkpoint.folder(folder.resolve("out1")), Device.CPU)) {
      assertThat(model.generate(new TtsRequest("bee sue"), new CancelSignal())).hasSize(1);
    }
  }

  @Test
  void whatItWouldSayOfHeldOutSentencesIsDrawn() throws Exception {
    TestRunContext context = run("out", TinyCorpus.write(folder.resolve("corpus"), 6));
    String config =
        "{"
            + TinyModel.PREPROCESS
            + TinyModel.MODEL
            + QUICK.formatted(40)
            + ", valid_utterances: 2}";
    context.config(config.replace("max_steps", "save_samples_steps: 20, max_steps"));
    try (Trainer trainer = new FastSpeech2TrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    for (String step : List.of("step-00000020", "step-00000040")) {
      Path samples = folder.resolve("out/samples").resolve(step);
      try (Stream<Path> pictures = Files.list(samples)) {
        assertThat(pictures)
            .hasSize(2)
            .allSatisfy(
                picture -> assertThat(ImageIO.read(picture.toFile()).getWidth()).isPositive());
      }
    }
  }

  @Test
  void moreHeldOutThanThereAreIsRefused() {
    TestRunContext context =
        run("out", TinyCorpus.write(folder.resolve("corpus"), 2))
            .config("{" + TinyModel.PREPROCESS + TinyModel.MODEL + "valid_utterances: 2 }");
    assertThatThrownBy(() -> new FastSpeech2TrainerPlugin(new TorchBackend()).open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'valid_utterances'", "only 2");
  }
}
