package org.zethus.onnx.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Generated;
import org.zethus.api.model.Model;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;

class OnnxVoiceTest {
  private static final String PIPER =
      """
      {"audio": {"sample_rate": 8000, "quality": "low"}, "espeak": {"voice": "en-us"},
       "inference": {"noise_scale": 0.5, "length_scale": 0.5, "noise_w": 0.7},
       "phoneme_type": "text", "num_symbols": 9, "num_speakers": 2,
       "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [10], "b": [20, 21], " ": [3]},
       "speaker_id_map": {"ann": 0, "ben": 1}}
      """;

  @TempDir Path folder;

  private static List<Generated> say(Checkpoint voice, TtsRequest request) {
    try (Model model = TestGraphs.plugin().load(voice, Device.CPU)) {
      return model.generate(request, new CancelSignal());
    }
  }

  /** One number for each symbol: its id, where nothing scales it. */
  private static List<Long> ids(Generated piece, double gain) {
    float[] samples = ((Waveform) piece.signal()).samples();
    return IntStream.range(0, samples.length / TestGraphs.HOP)
        .mapToObj(i -> Math.round(samples[i * TestGraphs.HOP] / TestGraphs.PER_ID / gain))
        .toList();
  }

  private static Checkpoint piper(boolean speakers) {
    return TestGraphs.checkpoint(
        "low",
        Map.of(
            "model.onnx", TestGraphs.piper(speakers), "model.onnx.json", TestGraphs.utf8(PIPER)));
  }

  private static Checkpoint sherpa(byte[] graph, String tokens) {
    return TestGraphs.checkpoint(
        "sherpa", Map.of("model.onnx", graph, "tokens.txt", TestGraphs.utf8(tokens)));
  }

  @Test
  void pipersSymbolsStandBetweenBlanksAndEnds() {
    List<Generated> pieces = say(piper(false), new TtsRequest("Ab b?"));
    assertThat(pieces).hasSize(1);
    assertThat(ids(pieces.get(0), 0.5))
        .containsExactly(1L, 0L, 10L, 0L, 20L, 0L, 21L, 0L, 3L, 0L, 20L, 0L, 21L, 0L, 2L);
  }

  @Test
  void speedAndControlsReachTheGraph() {
    TtsRequest twice = new TtsRequest("a", "", 2, 1, 1, 0, Map.of("length_scale", 1.0));
    assertThat(ids(say(piper(false), twice).get(0), 0.5)).containsExactly(1L, 0L, 10L, 0L, 2L);
    TtsRequest unknown = new TtsRequest("a", "", 1, 1, 1, 0, Map.of("warmth", 1.0));
    assertThatThrownBy(() -> say(piper(false), unknown))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("warmth", "length_scale");
  }

  @Test
  void speakersAreFoundByNameAndNumber() {
    float ben = first(say(piper(true), new TtsRequest("a", "ben", 1, 1, 1, 0)).get(0));
    assertThat(first(say(piper(true), new TtsRequest("a", "1", 1, 1, 1, 0)).get(0))).isEqualTo(ben);
    assertThat(ben - first(say(piper(true), new TtsRequest("a")).get(0)))
        .isCloseTo(0.1f, Offset.offset(1e-6f));
    assertThatThrownBy(() -> say(piper(true), new TtsRequest("a", "cid", 1, 1, 1, 0)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("cid", "ann, ben");
  }

  private static float first(Generated piece) {
    return ((Waveform) piece.signal()).samples()[0];
  }

  @Test
  void everySentenceIsAPiece() {
    assertThat(say(piper(false), new TtsRequest("A b. B a!")))
        .extracting(Generated::text)
        .containsExactly("A b.", "B a!");
    assertThatThrownBy(() -> say(piper(false), new TtsRequest("...")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("no word");
  }

  @Test
  void aLexiconGivesWordsTheirPhones() {
    Checkpoint voice =
        TestGraphs.checkpoint(
            "icefall",
            Map.of(
                "model.onnx", TestGraphs.plain().metadata("add_blank", 1).toBytes(),
                "tokens.txt", TestGraphs.utf8("_ 0\nHH 1\nAY 2\n, 3\n"),
                "lexicon.txt", TestGraphs.utf8("hi HH AY\n")));
    assertThat(ids(say(voice, new TtsRequest("Hi, hi")).get(0), 1))
        .containsExactly(0L, 1L, 0L, 2L, 0L, 3L, 0L, 1L, 0L, 2L, 0L);
  }

  private static Checkpoint melo(String language, String lexicon) {
    return TestGraphs.checkpoint(
        "melo",
        Map.of(
            "model.onnx", TestGraphs.melo(language),
            "tokens.txt", TestGraphs.utf8("_ 0\nn 1\ni 2\nh 3\nao 4\nv 5\nV 6\n, 7\n. 8\n"),
            "lexicon.txt", TestGraphs.utf8(lexicon)));
  }

  /** Ids of symbols without blanks; a tone is a hundred more. */
  private static List<Long> melo(Checkpoint voice, String text) {
    List<Long> all = ids(say(voice, new TtsRequest(text)).get(0), 0.25);
    for (int i = 0; i < all.size(); i += 2) {
      assertThat(all.get(i)).as("blank %d", i).isEqualTo(1000L);
    }
    return IntStream.range(0, all.size() / 2).mapToObj(i -> all.get(2 * i + 1) - 1000).toList();
  }

  @Test
  void melosWordsHaveTonesAndTheLongestIsRead() {
    String lexicon =
        "\u4f60 n i 3 3\n\u597d h ao 3 3\n\u4f60\u597d n i h ao 2 2 3 3\nvi v i 7 8\nh h 7\n";
    Checkpoint voice = melo("Chinese + English", lexicon);
    assertThat(melo(voice, "\u597d\u4f60\u597d\uff0cVi\u4f60 hv\u3002"))
        .containsExactly(
            303L, 304L, 201L, 202L, 303L, 304L, 7L, 705L, 802L, 301L, 302L, 703L, 5L, 8L);
    assertThat(melo(melo("English", lexicon), "vi")).containsExactly(706L, 802L);
  }

  @Test
  void whatIsWrongInMelosLexiconIsNamed() {
    assertThatThrownBy(() -> melo(melo("English", "vi v i 7\n"), "vi"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("lexicon.txt, line 1", "'vi'", "as many tones");
    assertThatThrownBy(() -> melo(melo("English", "h h 1\nvi v i 7 x\n"), "vi"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("lexicon.txt, line 2", "'x'");
    assertThatThrownBy(() -> say(sherpa(TestGraphs.melo("English"), "a 1"), new TtsRequest("a")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("no lexicon.txt beside sherpa/model.onnx", "tones");
  }

  @Test
  void whatWeExportedIsReadByOurFrontEnd() {
    byte[] graph = TestGraphs.plain().metadata("comment", "zethus").toBytes();
    String tokens = "SIL 1\nHH 2\nAY1 3\n. 4\n_ 5\n^ 5\n$ 5\n";
    assertThat(ids(say(sherpa(graph, tokens), new TtsRequest("Hi.")).get(0), 1))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void matchaMakesMelFramesOfSymbolsBetweenBlanks() {
    Generated piece =
        say(sherpa(TestGraphs.matcha(), "^ 1\n$ 2\na 3\n"), new TtsRequest("a")).get(0);
    MelFrames mel = (MelFrames) piece.signal();
    assertThat(mel.spec().hopLength()).isEqualTo(256);
    assertThat(IntStream.range(0, mel.frames()).mapToObj(i -> Math.round(mel.at(0, i))))
        .containsExactly(9, 1, 9, 3, 9, 2, 9);
  }

  @Test
  void kokorosStyleIsThatOfTheSpeakerAndTheNumberOfSymbols() {
    assumeTrue(isInstalled("espeak-ng"));
    ByteBuffer styles = ByteBuffer.allocate(12 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 12; i++) {
      styles.putFloat(i / 100f);
    }
    // "a" is one vowel with a stress mark, of which the voice knows the vowel alone
    Checkpoint voice =
        TestGraphs.checkpoint(
            "kokoro",
            Map.of(
                "model.onnx", TestGraphs.kokoro(),
                "tokens.txt", TestGraphs.utf8("e 4\n\u026a 5\n"),
                "voices.bin", styles.array()));
    TtsRequest ben = new TtsRequest("A", "ben", 1, 1, 1, 0);
    float[] samples = ((Waveform) say(voice, ben).get(0).signal()).samples();
    int symbols = samples.length / TestGraphs.HOP - 2;
    assertThat(symbols).isBetween(1, 2);
    assertThat(samples[0]).isCloseTo((6 + 2 * symbols) / 100f, Offset.offset(1e-6f));
  }

  private static boolean isInstalled(String command) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, command)));
  }

  @Test
  void aFolderIsRecognisedByItsFiles() throws Exception {
    OnnxVoicePlugin plugin = TestGraphs.plugin();
    Path graph = folder.resolve("en_US-low.onnx");
    Files.write(graph, TestGraphs.piper(false));
    assertThat(plugin.recognises(Checkpoint.folder(folder))).isFalse();
    Files.writeString(folder.resolve("en_US-low.onnx.json"), PIPER);
    Files.write(folder.resolve("a-vocos.onnx"), TestGraphs.vocos());
    for (Path place : List.of(folder, graph)) {
      Checkpoint checkpoint = Checkpoint.folder(place);
      assertThat(plugin.recognises(checkpoint)).isTrue();
      assertThat(say(checkpoint, new TtsRequest("a"))).hasSize(1);
    }
  }

  @Test
  void whatIsMissingIsNamed() {
    byte[] plain = TestGraphs.plain().toBytes();
    assertThatThrownBy(
            () ->
                say(
                    TestGraphs.checkpoint("bare", Map.of("model.onnx", plain)),
                    new TtsRequest("a")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("tokens.txt", "model.onnx.json");
    assertThatThrownBy(() -> say(sherpa(TestGraphs.piper(false), "a 1"), new TtsRequest("a")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("sample_rate", "metadata");
    assertThatThrownBy(() -> say(sherpa(plain, "a 1\nb"), new TtsRequest("a")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("tokens.txt, line 2", "'b'");
    assertThatThrownBy(() -> say(sherpa(TestGraphs.hifigan(), "a 1"), new TtsRequest("a")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("sample_rate");
  }
}
