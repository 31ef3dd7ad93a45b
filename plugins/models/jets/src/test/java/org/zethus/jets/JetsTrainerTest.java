package org.zethus.jets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.trainer.Trainer;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.TorchBackend;

class JetsTrainerTest {
  private static final String QUICK =
      "batch_size: 8, save_summary_steps: 10, adamw: { lr: 0.003 }, scheduler: 'constant', ";

  @TempDir Path folder;

  private TinyCorpus corpus(int count, String... speakers) {
    return TinyCorpus.write(folder.resolve("corpus"), count, speakers);
  }

  private TestRunContext run(String name, TinyCorpus corpus) {
    return corpus.giveTo(TestRunContext.writingTo(folder.resolve(name)));
  }

  private Path train(String name, TestRunContext context, String train, String more) {
    context.config(TinyTraining.config(QUICK + train, more));
    try (Trainer trainer = new JetsTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    return folder.resolve(name);
  }

  private static List<Config> log(Path checkpoint) throws Exception {
    return Files.readAllLines(checkpoint.resolve("train.jsonl")).stream()
        .map(line -> Config.parse(line, "log"))
        .toList();
  }

  private static double value(Config line, String name) {
    return ((Number) line.asMap().get(name)).doubleValue();
  }

  @Test
  void itLearnsDurationsAndSpectraWithoutBeingToldWhereThePhonesAre() throws Exception {
    Path checkpoint =
        train("out", run("out", corpus(24)), "max_steps: 120", "discriminator_start_step: 1000");
    List<Config> log = log(checkpoint);
    Config first = log.get(0);
    Config last = log.get(log.size() - 1);
    assertThat(value(last, "mel_loss")).isLessThan(0.9 * value(first, "mel_loss"));
    assertThat(value(last, "bin_loss")).isLessThan(0.6 * value(first, "bin_loss"));
    assertThat(value(last, "dur_loss")).isLessThan(value(first, "dur_loss") / 5);

    try (Model model = TinyModel.plugin().load(Checkpoint.folder(checkpoint), Device.CPU)) {
      Generated said = model.generate(new TtsRequest("bee sue ah"), new CancelSignal()).get(0);
      double expected =
          said.segments().stream()
              .mapToInt(segment -> TinyCorpus.durationOf(segment.label()))
              .sum();
      assertThat(((Waveform) said.signal()).seconds() * 100)
          .isCloseTo(expected, within(0.25 * expected));
    }
  }

  @Test
  void discriminatorsJoinAtTheirStep() throws Exception {
    TestRunContext context = run("out", corpus(6));
    context.config(
        TinyTraining.config(
            "batch_size: 2, gradient_accumulation_step: 2, max_steps: 4, save_summary_steps: 2",
            "discriminator_start_step: 2"));
    try (Trainer trainer = new JetsTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    Path checkpoint = folder.resolve("out");
    List<Config> log = log(checkpoint);
    assertThat(log.get(0).asMap()).doesNotContainKeys("adv_loss", "loss_disc_all");
    assertThat(log.get(1).asMap()).containsKeys("adv_loss", "feat_match_loss", "loss_disc_all");
  }

  @Test
  void aCheckpointCanBeTheStartOfAnother() {
    TinyCorpus corpus = corpus(8, "ann", "bob");
    String several = "max_steps: 2, multi_speaker_training: true";
    Path first = train("first", run("first", corpus), several, "");
    Path second = train("second", run("second", corpus).input("checkpoint", first), several, "");
    JetsConfig before = Checkpoint.folder(first).config(JetsConfig.class);
    assertThat(before.symbols()).startsWith("_", ".").contains("SIL");
    assertThat(before.speakers()).containsExactly("ann", "bob");
    assertThat(Math.exp(before.statistics().pitch().mean())).isBetween(100.0, 200.0);
    assertThat(Checkpoint.folder(second).config(JetsConfig.class)).isEqualTo(before);
  }

  @Test
  void heldOutSentencesAreSpokenAndValidated() throws Exception {
    Path checkpoint =
        train(
            "out",
            run("out", corpus(6)),
            "max_steps: 20, valid_interval: 10, save_samples_steps: 20",
            "valid_utterances: 2, discriminator_start_step: 1000");
    try (Stream<Path> samples = Files.list(checkpoint.resolve("samples/step-00000020"))) {
      assertThat(samples.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("u104.png", "u104.wav", "u105.png", "u105.wav");
    }
    assertThat(Files.readString(checkpoint.resolve("train.jsonl"))).contains("valid");
  }

  @Test
  void halfPrecisionIsHalfAsLargeAndStillLoads() throws Exception {
    TinyCorpus corpus = corpus(4);
    Path full = train("full", run("full", corpus), "max_steps: 1", "");
    Path half = train("half", run("half", corpus), "max_steps: 1", "half_precision: true");
    assertThat(Files.size(half.resolve(Checkpoint.WEIGHTS)))
        .isLessThan(Files.size(full.resolve(Checkpoint.WEIGHTS)) * 6 / 10);
    try (Model model = TinyModel.plugin().load(Checkpoint.folder(half), Device.CPU)) {
      assertThat(model.generate(new TtsRequest("bee sue"), new CancelSignal())).hasSize(1);
    }
  }

  @Test
  void theRawVarianceInputTrainsToo() {
    TestRunContext context = run("out", corpus(4));
    context.config(
        TinyTraining.config(QUICK + "max_steps: 2", "")
            .replace("model: {", "model: { variance_input: 'raw', "));
    try (Trainer trainer = new JetsTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    assertThat(Checkpoint.folder(folder.resolve("out")).config(JetsConfig.class).model())
        .extracting(JetsConfig.Model::varianceInput)
        .isEqualTo(JetsConfig.VarianceInput.RAW);
  }

  @Test
  void moreHeldOutThanThereAreIsRefused() {
    assertThatThrownBy(
            () -> train("out", run("out", corpus(2)), "max_steps: 1", "valid_utterances: 2"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'valid_utterances'", "only 2");
  }

  @Test
  void soundOfAnotherRateIsRefused() {
    TinyCorpus corpus = corpus(2);
    corpus.replaceSound("u100", Waveform.mono(16000, new float[8000]));
    corpus.replaceSound("u101", Waveform.mono(16000, new float[8000]));
    assertThatThrownBy(() -> train("out", run("out", corpus), "max_steps: 1", ""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("16000 Hz", "8000 Hz", "preprocess.sample_rate");
  }

  @Test
  void utterancesThatCannotBeAlignedAreLeftOut() {
    TinyCorpus corpus = corpus(2);
    int shortest = 3;
    corpus.replace(
        "u100", "mel", Tensor.of(new float[TinyCorpus.MEL_BINS * shortest], 8, shortest));
    corpus.replace("u101", "mel", Tensor.of(new float[TinyCorpus.MEL_BINS * 1001], 8, 1001));
    assertThatThrownBy(() -> train("out", run("out", corpus), "max_steps: 1", ""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("none of 2", "at most 1000 frames", "max_seq_len");
  }

  @Test
  void aSegmentShorterThanHalfTheLossesWindowIsRefused() {
    TestRunContext context = run("out", corpus(2));
    context.config(TinyTraining.config("max_steps: 1", "loss: { mel: { n_fft: 4096 } }"));
    assertThatThrownBy(() -> new JetsTrainerPlugin(new TorchBackend()).open(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("4096", "segment_size 16", "hop_size 80");
  }
}
