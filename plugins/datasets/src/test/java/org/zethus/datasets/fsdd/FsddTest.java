package org.zethus.datasets.fsdd;

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
import org.zethus.api.plugin.ZethusException;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;

class FsddTest {
  @TempDir Path folder;

  private Path recordings;

  /** Two speakers say 2 and 7; theo says 7 three times, the others twice. */
  @BeforeEach
  void digits() {
    recordings = folder.resolve("fsdd/recordings");
    for (String id :
        List.of(
            "2_theo_0",
            "2_theo_1",
            "7_theo_0",
            "7_theo_1",
            "7_theo_10",
            "2_jackson_0",
            "2_jackson_1",
            "7_jackson_0",
            "7_jackson_1")) {
      AudioFiles.write(
          recordings.resolve(id + ".wav"), Waveform.mono(8000, new float[] {0.5f, 0, 0, 0.25f}));
    }
  }

  private List<String> ids(String config) {
    return process(config).utterances().stream().map(Utterance::id).toList();
  }

  private Manifest process(String config) {
    return new FsddPlugin()
        .open(
            TestRunContext.writingTo(folder.resolve("out"))
                .config("{preprocess: {sample_rate: 8000}, " + config + "}")
                .input("folder", recordings.getParent()))
        .process();
  }

  @Test
  void namesTellDigitSpeakerAndTake() {
    Manifest manifest = process("");
    Utterance seven = manifest.byId().get("7_jackson_1");
    assertThat(seven.speaker()).isEqualTo("jackson");
    assertThat(seven.text()).isEqualTo("seven");
    assertThat(seven.phones()).containsExactly("SIL", "S", "EH1", "V", "AH0", "N", ".");
    assertThat(AudioFiles.read(manifest.file(seven, "audio")).samples())
        .containsExactly(0.5f, 0, 0, 0.25f);
  }

  @Test
  void takesFollowOneAnotherWithAllDigitsAndSpeakersInEach() {
    assertThat(ids(""))
        .containsExactly(
            "2_jackson_0",
            "2_theo_0",
            "7_jackson_0",
            "7_theo_0",
            "2_jackson_1",
            "2_theo_1",
            "7_jackson_1",
            "7_theo_1",
            "7_theo_10");
  }

  @Test
  void takesAndSpeakersAreChosen() {
    assertThat(ids("limit: 1, speakers: ['theo']")).containsExactly("2_theo_0", "7_theo_0");
    assertThat(ids("skip: 1, speakers: ['theo']"))
        .containsExactly("2_theo_1", "7_theo_1", "7_theo_10");
    assertThatThrownBy(() -> ids("speakers: ['thea']"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no speaker 'thea'", "it has jackson, theo");
    assertThatThrownBy(() -> ids("skip: 3"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no recordings of", "at most 3 of one kind", "skip is 3");
  }

  @Test
  void recordingsAreResampled() {
    AudioFiles.write(recordings.resolve("2_theo_0.wav"), Waveform.mono(8000, new float[4000]));
    Manifest manifest = process("limit: 1, preprocess: {sample_rate: 16000}");
    Utterance two = manifest.byId().get("2_theo_0");
    assertThat(two.seconds()).isCloseTo(0.5, within(1e-9));
    assertThat(AudioFiles.read(manifest.file(two, "audio")).sampleRate()).isEqualTo(16_000);
  }

  @Test
  void theFolderOfTheRecordingsServesToo() throws IOException {
    Files.writeString(recordings.resolve("README.txt"), "not a recording");
    Manifest manifest =
        new FsddPlugin()
            .open(
                TestRunContext.writingTo(folder.resolve("out"))
                    .config("{preprocess: {sample_rate: 8000}}")
                    .input("folder", recordings))
            .process();
    assertThat(manifest.utterances()).hasSize(9);
  }

  @Test
  void everyFileWithAnotherNameIsReported() throws IOException {
    Files.createFile(recordings.resolve("x_theo_0.wav"));
    Files.createFile(recordings.resolve("12_theo_0.wav"));
    assertThatThrownBy(() -> ids(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "2 problems",
            "12_theo_0.wav: expected",
            "x_theo_0.wav: expected the name DIGIT_SPEAKER");
  }

  @Test
  void aFolderWithoutRecordingsIsRefused() {
    recordings = folder.resolve("nowhere/recordings");
    assertThatThrownBy(() -> ids(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("nowhere", "DIGIT_SPEAKER_TAKE.wav");
  }
}
