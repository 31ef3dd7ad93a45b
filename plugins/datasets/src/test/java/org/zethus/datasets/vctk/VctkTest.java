package org.zethus.datasets.vctk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Sounds;
import org.zethus.testkit.TestRunContext;

class VctkTest {
  @TempDir Path folder;

  private Manifest process(String config) {
    return new VctkPlugin()
        .open(
            TestRunContext.writingTo(folder.resolve("out"))
                .config("{preprocess: {sample_rate: 8000}, " + config + "}")
                .input("folder", folder.resolve("vctk")))
        .process();
  }

  private List<String> ids(String config) {
    return process(config).utterances().stream().map(Utterance::id).toList();
  }

  private void text(String speaker, String id, String text) throws IOException {
    Path file = folder.resolve("vctk/txt/%s/%s.txt".formatted(speaker, id));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  private void sound(String path) {
    Sounds.write(folder.resolve("vctk").resolve(path));
  }

  private void version092() throws IOException {
    for (String id : List.of("p225_001", "p225_002", "s5_001")) {
      String speaker = id.substring(0, id.indexOf('_'));
      text(speaker, id, "Please call Stella.");
      for (int mic = 1; mic <= 2; mic++) {
        sound("wav48_silence_trimmed/%s/%s_mic%d.flac".formatted(speaker, id, mic));
      }
    }
    Files.writeString(folder.resolve("vctk/wav48_silence_trimmed/log.txt"), "made by hand");
    Files.writeString(
        folder.resolve("vctk/speaker-info.txt"),
        """
        ID  AGE  GENDER  ACCENTS  REGION COMMENTS
        p225  23  F    English    Southern  England
        s5  18  M  British
        """);
  }

  @Test
  void version092IsReadByOneMicrophoneWithSpeakersTakingTurns() throws IOException {
    version092();
    Manifest manifest = process("");
    assertThat(manifest.byId().keySet()).containsExactly("p225_001", "s5_001", "p225_002");
    Utterance first = manifest.utterances().get(0);
    assertThat(first.speaker()).isEqualTo("p225");
    assertThat(first.text()).isEqualTo("Please call Stella.");
    assertThat(first.phones()).contains("P", "L", "IY1", "Z");
  }

  @Test
  void version080IsRead() throws IOException {
    sound("wav48/p226/p226_001.wav");
    sound("wav48/p226/p226_002.wav");
    text("p226", "p226_001", "Ask her.");
    text("p226", "p226_002", "Bring these.");
    Files.writeString(
        folder.resolve("vctk/speaker-info.txt"),
        "ID  AGE  GENDER  ACCENTS  REGION\n226  22  M    English    Surrey\n");
    assertThat(ids("skip: 1, genders: ['m']")).containsExactly("p226_002");
  }

  @Test
  void speakersAreChosenByNameAccentAndGender() throws IOException {
    version092();
    assertThat(ids("speakers: ['s5']")).containsExactly("s5_001");
    assertThat(ids("accents: ['english']")).containsExactly("p225_001", "p225_002");
    assertThat(ids("genders: ['M'], mic: 2")).containsExactly("s5_001");
    assertThatThrownBy(() -> ids("accents: ['Welsh']"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("accents [Welsh]", "accents [British, English]");
    assertThatThrownBy(() -> ids("mic: 3")).hasMessageContaining("mic 1 or 2");
  }

  @Test
  void whatHasNoTextOrNoSoundIsLeftOut() throws IOException {
    version092();
    sound("wav48_silence_trimmed/p315/p315_001_mic1.flac");
    text("p225", "p225_009", "Nobody heard this.");
    assertThat(ids("")).doesNotContain("p315_001", "p225_009").hasSize(3);
    Problems problems = new Problems();
    new Vctk(folder.resolve("vctk")).recordings(problems);
    assertThat(problems.list())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.MISSING_FILE, Problem.Kind.UNLISTED);
    assertThat(problems.list()).allMatch(Problem::harmless);
  }

  @Test
  void anEmptyTextAndAnotherFolderAreRefused() throws IOException {
    version092();
    text("s5", "s5_001", "");
    assertThatThrownBy(() -> ids(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("1 problem", "s5_001_mic1.flac: no text for 's5_001'");
    Files.createDirectories(folder.resolve("empty"));
    assertThatThrownBy(() -> new Vctk(folder.resolve("empty")).recordings(new Problems()))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("VCTK's layout");
  }
}
