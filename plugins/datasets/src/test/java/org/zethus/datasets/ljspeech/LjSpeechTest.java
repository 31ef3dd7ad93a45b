package org.zethus.datasets.ljspeech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;

class LjSpeechTest {
  @TempDir Path folder;

  private Path corpus;

  @BeforeEach
  void threeRecordings() throws IOException {
    corpus = folder.resolve("LJSpeech-1.1");
    for (String id : new String[] {"LJ-1", "LJ-2", "LJ-3"}) {
      AudioFiles.write(corpus.resolve(LjSpeech.sound(id)), tone(22_050, 2));
    }
    metadata("LJ-1|Dr. \"A|Doctor \"A", "LJ-2|2|two", "", "LJ-3|3|three");
  }

  private void metadata(String... lines) throws IOException {
    Files.writeString(corpus.resolve("metadata.csv"), String.join("\n", lines) + "\n");
  }

  /** A quarter of a second of 440 Hz on every channel. */
  private static Waveform tone(int sampleRate, int channels) {
    float[][] samples = new float[channels][sampleRate / 4];
    for (float[] channel : samples) {
      for (int i = 0; i < channel.length; i++) {
        channel[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / sampleRate));
      }
    }
    return Waveform.of(sampleRate, samples);
  }

  private TestRunContext run(String config) {
    return TestRunContext.writingTo(folder.resolve("out")).config(config).input("folder", corpus);
  }

  private static Manifest process(TestRunContext context) {
    return new LjSpeechPlugin().open(context).process();
  }

  @Test
  void recordingsBecomeMonoAtTheRecipesRate() {
    process(run("{preprocess: {sample_rate: 16000}}"));

    Manifest read = Manifest.read(folder.resolve("out"));
    assertThat(read.utterances().stream().map(Utterance::text))
        .containsExactly("Doctor \"A", "two", "three");
    Utterance first = read.utterances().get(0);
    assertThat(first.phones()).containsExactly("SIL", "D", "AA1", "K", "T", "ER0", "EY1", ".");
    Waveform waveform = AudioFiles.read(read.file(first, "audio"));
    assertThat(waveform.sampleRate()).isEqualTo(16_000);
    assertThat(waveform.channels()).isEqualTo(1);
    assertThat(first.seconds()).isEqualTo(waveform.seconds()).isCloseTo(0.25, within(1e-3));
    float[] expected = tone(16_000, 1).samples();
    for (int i = 1000; i < 3000; i++) {
      assertThat(waveform.samples()[i]).isCloseTo(expected[i], within(2e-3f));
    }
  }

  @Test
  void silenceAroundSpeechIsTrimmedWhereAsked() {
    float[] padded = new float[2 * 22_050];
    System.arraycopy(tone(22_050, 1).samples(), 0, padded, 22_050, 22_050 / 4);
    AudioFiles.write(corpus.resolve(LjSpeech.sound("LJ-1")), Waveform.mono(22_050, padded));
    Manifest manifest = process(run("{limit: 1, trim: true, preprocess: {sample_rate: 22050}}"));
    assertThat(manifest.utterances().get(0).seconds()).isCloseTo(0.25, within(0.16));
  }

  @Test
  void skipAndLimitHoldOut() {
    Manifest manifest = process(run("{skip: 1, limit: 1, preprocess: {sample_rate: 22050}}"));
    assertThat(manifest.byId().keySet()).containsExactly("LJ-2");
  }

  @Test
  void cancelledRunIsFinishedWithWhatItLeft() throws IOException {
    String config = "{preprocess: {sample_rate: 22050}}";
    assertThatThrownBy(() -> process(run(config).cancelAt(1)))
        .isInstanceOf(CancelledException.class);
    Path first = folder.resolve("out/audio/LJ-1.wav");
    Object written = Files.getLastModifiedTime(first);
    assertThat(process(run(config)).utterances()).hasSize(3);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(written);
  }

  @Test
  void everyBadLineIsReported() throws IOException {
    metadata(
        "LJ-1|one", "LJ-9|nine|nine", "LJ-2|2|two", "LJ-2|2|two", "LJ-3|3| ", "a/b|c|d", "\0|c|d");
    assertThatThrownBy(() -> process(run("{preprocess: {sample_rate: 22050}}")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "8 problems",
            "metadata.csv, line 1: expected 3 columns, id|text as printed|text as read, found 2: 'LJ-1|one'",
            "line 2: no recording 'wavs/LJ-9.wav'",
            "line 4: id 'LJ-2' stands in metadata.csv, line 3 already",
            "line 5: no text for 'LJ-3'",
            "line 6: need an utterance id",
            "'a/b'");
  }

  @Test
  void textWithoutAWordIsNamed() throws IOException {
    metadata("LJ-1|?|?", "LJ-2|2|two");
    assertThatThrownBy(() -> process(run("{preprocess: {sample_rate: 22050}}")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("of 1 utterance:", "utterance 'LJ-1': found no word");
  }

  @Test
  void onlyCheckedRecordingsAreTakenWhereTheyWereChecked() throws IOException {
    metadata("LJ-1|1|one", "LJ-2|2|", "LJ-3|3|three");
    Path checked = folder.resolve("checked");
    new Manifest(checked, List.of(new Utterance("LJ-3", "three"))).write();
    TestRunContext run = run("{preprocess: {sample_rate: 22050}}").input("checked", checked);
    assertThat(process(run).byId().keySet()).containsExactly("LJ-3");
  }

  @Test
  void folderWithoutMetadataIsRefused() throws IOException {
    Files.delete(corpus.resolve("metadata.csv"));
    assertThatThrownBy(() -> process(run("{preprocess: {sample_rate: 22050}}")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("metadata.csv", "LJSpeech's layout");
  }

  @Test
  void emptyRecordingIsRefused() {
    AudioFiles.write(corpus.resolve(LjSpeech.sound("LJ-2")), Waveform.mono(22_050, new float[0]));
    assertThatThrownBy(() -> process(run("{preprocess: {sample_rate: 22050}}")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("LJ-2.wav", "no samples");
  }

  @Test
  void silentRecordingIsRefusedWhereSilenceIsTrimmed() {
    AudioFiles.write(
        corpus.resolve(LjSpeech.sound("LJ-2")), Waveform.mono(22_050, new float[5000]));
    assertThatThrownBy(() -> process(run("{trim: true, preprocess: {sample_rate: 22050}}")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("LJ-2.wav", "no samples but silence");
  }

  @Test
  void sampleRateMustBeGiven() {
    assertThatThrownBy(() -> process(run("{}"))).hasMessageContaining("'preprocess'");
  }
}
