package org.zethus.vits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.TensorSource;
import org.zethus.api.trainer.Trainer;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.torch.TorchBackend;

class VitsTrainerTest {
  private static final String MANY = "multi_speaker_training: true,";

  @TempDir Path folder;

  private static String config(String ofModel, String ofTrain, String more) {
    return "{"
        + TinyModel.PREPROCESS
        + TinyModel.MODEL
        + ofModel
        + "}, train: { batch_size: 4, save_summary_steps: 5,"
        + ofTrain
        + "}, front_end: 'words',"
        + more
        + "}";
  }

  private TestRunContext run(String name, String... speakers) {
    Path corpus = TinyCorpus.write(folder.resolve("corpus-" + name), 12, speakers);
    return TinyCorpus.giveTo(TestRunContext.writingTo(folder.resolve(name)), corpus);
  }

  private Path train(TestRunContext context) {
    try (Trainer trainer = new VitsTrainerPlugin(new TorchBackend()).open(context)) {
      trainer.train();
    }
    return context.output();
  }

  private static List<Config> log(Path checkpoint) throws Exception {
    return Files.readAllLines(checkpoint.resolve("train.jsonl")).stream()
        .map(line -> Config.parse(line, "log"))
        .toList();
  }

  private static double number(Config line, String key) {
    return ((Number) line.asMap().get(key)).doubleValue();
  }

  @Test
  void itLearnsToSpeak() throws Exception {
    String quick = "max_steps: 60, learning_rate: 2e-3,";
    Path checkpoint = train(run("out").config(config("use_sdp: false", quick, "")));
    List<Config> log = log(checkpoint);
    double first = number(log.get(0), "mel_loss");
    assertThat(number(log.get(log.size() - 2), "mel_loss")).isLessThan(first * 0.8);
    try (Model model = TinyModel.plugin().load(Checkpoint.folder(checkpoint), Device.CPU)) {
      Waveform said =
          (Waveform)
              model.generate(new TtsRequest("bee sue ah"), new CancelSignal()).get(0).signal();
      assertThat(said.length()).isPositive();
    }
  }

  @Test
  void theLearningRateFallsWithEachEpoch() throws Exception {
    String threeBatches = "max_steps: 9, learning_rate: 1e-3, lr_decay: 0.5,";
    Path checkpoint =
        train(run("out").config(config("", threeBatches + "save_summary_steps: 1", "")));
    double[] rates =
        log(checkpoint).stream().mapToDouble(line -> number(line, "lr.generator")).toArray();
    assertThat(rates[0]).isCloseTo(1e-3, within(1e-12));
    assertThat(rates[5]).isCloseTo(5e-4, within(1e-12));
    assertThat(rates[8]).isCloseTo(2.5e-4, within(1e-12));
  }

  @Test
  void goingOnFromACheckpointKeepsWhatHasTheSameName() {
    String begin = "max_steps: 2," + MANY;
    Path before = train(run("before", "ann", "bob").config(config("gin_channels: 4", begin, "")));
    VitsConfig voice = VitsConfig.of(Checkpoint.folder(before));
    assertThat(voice.speakers()).containsExactly("ann", "bob");

    String still = "max_steps: 1, learning_rate: 1e-12," + MANY;
    Path after =
        train(
            run("after", "bob", "cat")
                .input("checkpoint", before)
                .config(config("gin_channels: 4", still, "")));
    assertThat(VitsConfig.of(Checkpoint.folder(after)).speakers()).containsExactly("bob", "cat");
    float[] old = speakers(before);
    float[] now = speakers(after);
    assertThat(Arrays.copyOfRange(now, 0, 4)).containsExactly(row(old, 1), within(1e-6f));
    float[] mean = new float[4];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (old[i] + old[4 + i]) / 2;
    }
    assertThat(Arrays.copyOfRange(now, 4, 8)).containsExactly(mean, within(1e-6f));
  }

  private static float[] row(float[] table, int index) {
    return Arrays.copyOfRange(table, 4 * index, 4 * index + 4);
  }

  private static float[] speakers(Path checkpoint) {
    try (TensorSource weights = Checkpoint.folder(checkpoint).weights()) {
      return weights.get("emb_g.weight").floats();
    }
  }

  @Test
  void utterancesWithFewerFramesThanSymbolsAreLeftOut() throws Exception {
    TestRunContext context = run("out");
    shorten(context.input("audio"), "u100", 96);
    Path checkpoint = train(context.config(config("", "max_steps: 1,", "valid_utterances: 10")));
    assertThat(checkpoint.resolve("model.safetensors")).isRegularFile();

    TestRunContext none = run("none");
    for (Utterance utterance : Manifest.read(none.input("audio")).utterances()) {
      shorten(none.input("audio"), utterance.id(), 96);
    }
    none.config(config("", "max_steps: 1,", ""));
    assertThatThrownBy(() -> train(none))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("12 utterances", "hop_size", "add_blank");
  }

  private static void shorten(Path corpus, String id, int samples) {
    AudioFiles.write(
        corpus.resolve("audio/" + id + ".wav"),
        Waveform.mono(TinyModel.SAMPLE_RATE, new float[samples]));
  }

  @Test
  void badInputsAreNamed() {
    TestRunContext otherRate = run("rate");
    AudioFiles.write(
        otherRate.input("audio").resolve("audio/u103.wav"), Waveform.mono(16000, new float[4000]));
    otherRate.config(config("", "max_steps: 1,", ""));
    assertThatThrownBy(() -> train(otherRate))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("u103.wav", "16000 Hz", "8000 Hz");

    TestRunContext fewSpeakers = run("few", "ann", "bob", "cat");
    fewSpeakers.config(config("n_speakers: 2, gin_channels: 4", "max_steps: 1,", ""));
    assertThatThrownBy(() -> train(fewSpeakers))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("model.n_speakers", "found 2", "3 speakers");

    TestRunContext allHeldOut = run("held");
    allHeldOut.config(config("", "max_steps: 1,", "valid_utterances: 12"));
    assertThatThrownBy(() -> train(allHeldOut))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("valid_utterances", "12");
  }

  @Test
  void aVoiceWithoutSpeakersCannotLearnSeveral() {
    Path before = train(run("before").config(config("", "max_steps: 1,", "")));
    TestRunContext context =
        run("after", "ann", "bob")
            .input("checkpoint", before)
            .config(config("", "max_steps: 1," + MANY, ""));
    assertThatThrownBy(() -> train(context))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("one voice", "multi_speaker_training");
  }
}
