package org.zethus.datasets.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Sounds;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.testkit.TestRunContext;
import org.zethus.text.EnglishFrontEnd;

class CheckTest {
  private static final String TEXT = "The quick brown fox jumps over the lazy dog.";
  private static final int RATE = 8000;

  @TempDir Path folder;

  private final List<String> lines = new ArrayList<>();

  private Path data() {
    return folder.resolve("data");
  }

  private void add(String id, String text, Waveform sound) {
    AudioFiles.write(data().resolve("wavs/" + id + ".wav"), sound);
    lines.add(id + "|" + text);
  }

  private void good(int count) {
    for (int i = 0; i < count; i++) {
      add("good-" + i, TEXT, Sounds.tone(RATE, 2.5 + 0.01 * i));
    }
  }

  private Manifest check(String config) throws IOException {
    Files.createDirectories(data());
    Files.write(data().resolve("metadata.csv"), lines);
    return new CheckPlugin(List.of(new EnglishFrontEnd()))
        .open(
            TestRunContext.writingTo(folder.resolve("out"))
                .config("{" + config + "}")
                .input("folder", data()))
        .process();
  }

  /** What was found, as {@code kind where: what}. */
  private List<String> found(String config) throws IOException {
    check("fail: false, " + config);
    Config report =
        Config.parse(Files.readString(folder.resolve("out/report.json")), "report.json");
    List<String> found = new ArrayList<>();
    for (Object item : (List<?>) report.asMap().get("problems")) {
      Map<?, ?> problem = (Map<?, ?>) item;
      found.add(
          "%s %s: %s".formatted(problem.get("kind"), problem.get("where"), problem.get("what")));
    }
    return found;
  }

  @Test
  void aGoodDatasetPasses() throws IOException {
    good(25);
    assertThat(check("").utterances()).hasSize(25).allMatch(u -> u.files().isEmpty());
    assertThat(folder.resolve("out/report.json")).content().contains("\"problems\" : [ ]");
  }

  @Test
  void everyProblemIsFoundInOnePass() throws IOException {
    good(25);
    float[] clipped = Sounds.tone(RATE, 2.5).samples();
    Arrays.fill(clipped, 100, 140, 1f);
    add("clipped", TEXT, Waveform.mono(RATE, clipped));
    add("silent", TEXT, Waveform.mono(RATE, new float[RATE]));
    float[] padded = Arrays.copyOf(Sounds.tone(RATE, 2.5).samples(), 6 * RATE);
    add("padded", TEXT, Waveform.mono(RATE, padded));
    add("other-rate", TEXT, Sounds.tone(16_000, 2.5));
    add("long", TEXT.repeat(30), Sounds.tone(RATE, 70));
    add("longer-than-most", TEXT.repeat(8), Sounds.tone(RATE, 20));
    add("empty", TEXT, Waveform.mono(RATE, new float[0]));
    add("wrong-text", "No, not at all, she said.", Sounds.tone(RATE, 8));
    add("much-text", TEXT.repeat(4), Sounds.tone(RATE, 2));
    add("foreign", "The word \u4f60\u597d is Chinese.", Sounds.tone(RATE, 2));
    add("wordless", "?!", Sounds.tone(RATE, 2));
    add("truncated", TEXT, Sounds.tone(RATE, 2));
    Path file = data().resolve("wavs/truncated.wav");
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
    lines.addAll(List.of("missing|Where is it?", "good-3|Again.", "good-4|", "a|b|c"));
    Sounds.write(data().resolve("wavs/unlisted.wav"));

    assertThat(found("layout: 'recordings'"))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("bad-line metadata.csv, line 41: expected 2 columns"),
            p -> assertThat(p).startsWith("duplicate-id metadata.csv, line 39: id 'good-3'"),
            p -> assertThat(p).startsWith("duplicate-id metadata.csv, line 40: id 'good-4'"),
            p -> assertThat(p).startsWith("missing-file metadata.csv, line 38: no recording"),
            p ->
                assertThat(p)
                    .isEqualTo("unlisted wavs/unlisted.wav: no line of metadata.csv names it"),
            p -> assertThat(p).isEqualTo("empty-text metadata.csv, line 40: no text for 'good-4'"),
            p ->
                assertThat(p)
                    .contains(
                        "no-pronunciation utterance 'foreign'", "'\u4f60' (U+4F60)", "U+597D"),
            p -> assertThat(p).contains("no-pronunciation utterance 'wordless': found no word"),
            p -> assertThat(p).isEqualTo("unreadable utterance 'empty': no samples"),
            p ->
                assertThat(p)
                    .startsWith("unreadable utterance 'truncated': wavs/truncated.wav")
                    .contains("truncated"),
            p ->
                assertThat(p)
                    .isEqualTo("sample-rate utterance 'other-rate': 16000 Hz, most have 8000 Hz"),
            p ->
                assertThat(p)
                    .isEqualTo(
                        "clipping utterance 'clipped': 40 samples in a row with others at full scale"),
            p ->
                assertThat(p)
                    .startsWith(
                        "silence utterance 'silent': nothing but silence, all samples are 0"),
            p ->
                assertThat(p)
                    .startsWith("silence utterance 'padded': 3.45 s of silence behind the speech"),
            p ->
                assertThat(p)
                    .isEqualTo("duration utterance 'long': 70 s long, expected 0.1 to 30 s"),
            p ->
                assertThat(p)
                    .startsWith(
                        "duration utterance 'longer-than-most': 20 s long, most are about 2.6"),
            p ->
                assertThat(p)
                    .startsWith("text-length utterance 'wrong-text': 14 phones in 8 s of sound"),
            p -> assertThat(p).startsWith("text-length utterance 'much-text': "));
    assertThat(Manifest.read(folder.resolve("out")).utterances())
        .extracting(Utterance::id)
        .allMatch(id -> id.startsWith("good-"))
        .hasSize(25);
  }

  @Test
  void whatElseIsWrongWithARejectedLineIsToldToo() throws IOException {
    good(1);
    add("mute", "", Waveform.mono(RATE, new float[RATE]));
    lines.add("good-0|\u4f60 again");
    lines.add("missing|Where is \u4f60?");
    assertThat(found(""))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("duplicate-id metadata.csv, line 3"),
            p -> assertThat(p).startsWith("missing-file metadata.csv, line 4"),
            p -> assertThat(p).startsWith("empty-text metadata.csv, line 2"),
            p ->
                assertThat(p).startsWith("no-pronunciation metadata.csv, line 3: no pronunciation"),
            p ->
                assertThat(p).startsWith("no-pronunciation metadata.csv, line 4: no pronunciation"),
            p -> assertThat(p).startsWith("silence metadata.csv, line 2: nothing but silence"));
  }

  @Test
  void problemsFailTheStageWithCountsAndWaysOut() throws IOException {
    good(1);
    for (int i = 0; i < 7; i++) {
      lines.add("missing-%d|Where?".formatted(i));
    }
    assertThatThrownBy(() -> check(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "found 7 problems in 8 recordings (2.5 s)",
            "missing-file, 7. Put the file there, or take its line out.",
            "metadata.csv, line 2: no recording 'missing-0'",
            "and 2 more",
            "\"fail\": false");
    assertThat(folder.resolve("out").resolve(Manifest.FILE)).doesNotExist();
  }

  @Test
  void aRateBelowTheWantedIsAProblemAndAHigherIsNot() throws IOException {
    good(2);
    assertThat(found("preprocess: {sample_rate: 22050}"))
        .containsExactly(
            "sample-rate utterance 'good-0': 8000 Hz, asked for are 22050 Hz",
            "sample-rate utterance 'good-1': 8000 Hz, asked for are 22050 Hz");
    assertThat(found("preprocess: {sample_rate: 4000}")).isEmpty();
  }

  @Test
  void whatIsHarmlessFailsNothing() throws IOException {
    good(2);
    Sounds.write(data().resolve("wavs/unlisted.wav"));
    assertThat(check("").utterances()).hasSize(2);
  }

  @Test
  void charactersThatAreReadInSomeWayAreNoProblem() throws IOException {
    add(
        "prices",
        "It was \u20ac5, 20\u00b0 outside \u2014 na\u00efve, \u201cna\u00efve\u201d!",
        Sounds.tone(RATE, 4));
    add("emoji", "Nice work \ud83d\ude00 today.", Sounds.tone(RATE, 1.5));
    assertThat(found(""))
        .containsExactly(
            "no-pronunciation utterance 'emoji': no pronunciation of '\ud83d\ude00' (U+1F600) in 'Nice work \ud83d\ude00 today.'");
  }

  @Test
  void withoutAFrontEndLettersAreCounted() throws IOException {
    add("a", "\u4f60\u597d", Sounds.tone(RATE, 1));
    add("b", "\u4f60".repeat(100), Sounds.tone(RATE, 1));
    assertThat(found("front_end: ''"))
        .containsExactly(
            "text-length utterance 'b': 100 letters in 1 s of sound, 100 a second, expected 1 to 35");
    assertThatThrownBy(() -> check("front_end: 'mandarin'"))
        .hasMessageContainingAll("no text front end 'mandarin'", "english");
  }

  @Test
  void channelsThatCancelEachOtherAreSilence() throws IOException {
    float[] tone = Sounds.tone(RATE, 2.5).samples();
    float[] opposite = tone.clone();
    for (int i = 0; i < opposite.length; i++) {
      opposite[i] = -opposite[i];
    }
    add("opposite", TEXT, Waveform.of(RATE, new float[][] {tone, opposite}));
    assertThat(found(""))
        .containsExactly("silence utterance 'opposite': nothing but silence, all samples are 0");
  }

  @Test
  void artifactsAreDatasetsToo() throws IOException {
    Path artifact = folder.resolve("artifact");
    AudioFiles.write(artifact.resolve("audio/a.wav"), Sounds.tone(RATE, 2.5));
    Utterance a = new Utterance("a", TEXT);
    new Manifest(
            artifact,
            List.of(a.withFiles(Map.of("audio", "audio/a.wav")), new Utterance("b", TEXT)))
        .write();
    new CheckPlugin(List.of(new EnglishFrontEnd()))
        .open(
            TestRunContext.writingTo(folder.resolve("out"))
                .config("{fail: false}")
                .input("folder", artifact))
        .process();
    assertThat(Manifest.read(folder.resolve("out")).byId().keySet()).containsExactly("a");
    assertThat(folder.resolve("out/report.json")).content().contains("missing-file", "'b'");
  }

  @Test
  void layoutsAreRecognised() throws IOException {
    assertThat(layout("lj/wavs/a.wav", "lj/metadata.csv", "a|A|a\n")).isEqualTo(Layout.LJSPEECH);
    assertThat(layout("own/wavs/a.wav", "own/metadata.csv", "a|a\n")).isEqualTo(Layout.RECORDINGS);
    assertThat(layout("vctk/wav48/p225/p225_001.wav", "vctk/README", "x")).isEqualTo(Layout.VCTK);
    assertThat(layout("hifi/audio/a.flac", "hifi/92_manifest_clean_train.json", "{}"))
        .isEqualTo(Layout.HIFITTS);
    assertThat(layout("libri/train-clean-100/1/2/3.wav", "libri/speakers.tsv", ""))
        .isEqualTo(Layout.LIBRITTS);
    assertThat(layout("fsdd/recordings/7_jackson_32.wav", "fsdd/README.md", ""))
        .isEqualTo(Layout.FSDD);
    assertThat(layout("art/audio/a.wav", "art/utterances.jsonl", "")).isEqualTo(Layout.ARTIFACT);
    assertThatThrownBy(() -> Layout.of(folder.resolve("none"))).hasMessageContaining("no folder");
  }

  private Layout layout(String sound, String file, String text) throws IOException {
    Sounds.write(folder.resolve(sound));
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
    return Layout.of(folder.resolve(Path.of(file).getName(0)));
  }
}
