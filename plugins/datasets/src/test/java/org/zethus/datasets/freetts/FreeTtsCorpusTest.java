package org.zethus.datasets.freetts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.config.ConfigException;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Segment;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.CancelledException;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.TestRunContext;

class FreeTtsCorpusTest {
  @TempDir Path folder;

  /** Reads what the recipe that trains the built-in voice speaks by default. */
  private TestRunContext run(String name) {
    return TestRunContext.writingTo(folder.resolve(name))
        .input("sentences", Path.of("../../recipes/tts/starter/sentences.txt"));
  }

  private static Manifest process(TestRunContext context) {
    return new FreeTtsCorpusPlugin().open(context).process();
  }

  private Path sentences(String text) throws IOException {
    return Files.writeString(folder.resolve("sentences.txt"), text);
  }

  private Map<String, byte[]> files(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(name))) {
      Map<String, byte[]> contents = new TreeMap<>();
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.resolve(name).relativize(file).toString(), Files.readAllBytes(file));
      }
      return contents;
    }
  }

  @Test
  void ownSentencesCoverEveryPhone() {
    Manifest manifest = process(run("corpus"));
    assertThat(manifest.utterances()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(manifest.utterances().stream().flatMap(u -> u.phones().stream()).distinct())
        .contains("SIL", ",", ".", "?", "!", ";", "AA1", "AE1", "AH0", "AH1", "AO1", "AW1", "AY1")
        .contains("EH1", "ER0", "ER1", "EY1", "IH1", "IY1", "OW1", "OY1", "UH1", "UW1", "B", "CH")
        .contains("D", "DH", "F", "G", "HH", "JH", "K", "L", "M", "N", "NG", "P", "R", "S", "SH")
        .contains("T", "TH", "V", "W", "Y", "Z", "ZH");
  }

  @Test
  void manifestHasTextAudioPhonesAndTheirTimes() throws IOException {
    Path text = sentences("LJ-1|Is it late?\n\nNo. It's early\n");
    process(run("corpus").input("sentences", text));

    Manifest read = Manifest.read(folder.resolve("corpus"));
    assertThat(read.utterances().stream().map(Utterance::id))
        .containsExactly("LJ-1", "sentence-00003");
    Utterance first = read.utterances().get(0);
    assertThat(first.text()).isEqualTo("Is it late?");
    assertThat(first.phones())
        .containsExactly("SIL", "IH1", "Z", "IH1", "T", "L", "EY1", "T", "?")
        .isEqualTo(first.segments().stream().map(Segment::label).toList());
    assertThat(first.segments().get(first.segments().size() - 1).end()).isEqualTo(first.seconds());
    assertThat(Files.size(read.file(first, "audio")))
        .isEqualTo(44 + 2 * Math.round(first.seconds() * 16_000));
  }

  @Test
  void skippedSentencesAndThoseBeyondTheLimitAreHeldOut() {
    assertThat(process(run("corpus").config("{skip: 2, limit: 3}")).byId().keySet())
        .containsExactly("sentence-00003", "sentence-00004", "sentence-00005");
  }

  @Test
  void cancelledRunIsFinishedToTheSameBytes() throws IOException {
    process(run("whole").config("{limit: 4}"));
    assertThatThrownBy(() -> process(run("cut").config("{limit: 4}").cancelAt(2)))
        .isInstanceOf(CancelledException.class);
    process(run("cut").config("{limit: 4}"));
    assertThat(files("cut")).containsExactlyEntriesOf(files("whole"));
  }

  @Test
  void everyBadLineIsReported() throws IOException {
    Path text = sentences("a|one\na|two\nb|\n../c|three\n");
    assertThatThrownBy(() -> process(run("corpus").input("sentences", text)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "3 problems",
            "line 2: id 'a' stands in line 1 already",
            "line 3: no sentence behind 'b|'",
            "line 4:",
            "'../c'");
  }

  @Test
  void sentenceThatCannotBeSaidIsNamed() throws IOException {
    Path text = sentences("x|\u2026\n");
    assertThatThrownBy(() -> process(run("corpus").input("sentences", text)))
        .isInstanceOf(ZethusException.class)
        .hasMessageStartingWith("sentence 'x': found no word");
  }

  @Test
  void anotherSampleRateIsRefused() {
    assertThatThrownBy(() -> process(run("corpus").config("{preprocess: {sample_rate: 22050}}")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("preprocess", "22050", "16000");
  }

  @Test
  void nothingLeftToSpeakIsRefused() {
    assertThatThrownBy(() -> process(run("corpus").config("{skip: 1000}")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("skip");
  }
}
