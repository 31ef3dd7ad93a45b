package org.zethus.datasets.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.datasets.Problem;
import org.zethus.datasets.Problems;
import org.zethus.datasets.Sounds;
import org.zethus.testkit.TestRunContext;

class RecordingsTest {
  @TempDir Path folder;

  private Path voice;

  @BeforeEach
  void twoRecordings() {
    voice = folder.resolve("my voice");
    Sounds.write(voice.resolve("wavs/a.wav"));
    Sounds.write(voice.resolve("wavs/b.flac"));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(voice.resolve(name).getParent());
    Files.writeString(voice.resolve(name), text);
  }

  private Manifest process(String config) {
    return new RecordingsPlugin()
        .open(
            TestRunContext.writingTo(folder.resolve("out"))
                .config("{preprocess: {sample_rate: 8000}, " + config + "}")
                .input("folder", voice))
        .process();
  }

  private static List<String> described(Manifest manifest) {
    return manifest.utterances().stream()
        .map(u -> "%s/%s/%s".formatted(u.id(), u.speaker(), u.text()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "a.wav|one%nb|two; three, \"four%n",
        "a|1|one%nb|2|two; three, \"four%n",
        "\ufefffile,text%nwavs/a.wav,one%n%nwavs/b.flac,\"two; three, \"\"four\"%n",
        "Speaker;Path;Sentence%n;a;one%n;b;\"two; three, \"\"four\"%n",
        "text\tid\tother%none\ta\t%ntwo; three, \"four\tb\tx%n",
        "{\"audio\": \"wavs/a.wav\", \"text\": \"one\"}%n{\"file\": \"b\", \"sentence\": \"two; three, \\\"four\"}",
      })
  void metadataIsReadAsPeopleWriteIt(String text) throws IOException {
    write("metadata.csv", text.formatted());
    assertThat(described(process(""))).containsExactly("a//one", "b//two; three, \"four");
  }

  @Test
  void quotedTextMayGoOnInTheNextLine() throws IOException {
    write("list.csv", "file,text\na,\"one\nmore\"\nb\n");
    assertThatThrownBy(() -> process(""))
        .hasMessageContainingAll("list.csv, line 4: expected 2 columns, file,text, found 1: [b]");
    write("list.csv", "file,text\na,\"one\nmore\"\nb,two\n");
    assertThat(described(process(""))).containsExactly("a//one\nmore", "b//two");
  }

  @Test
  void columnsAndFileAreNamedWhereNothingElseSaysThem() throws IOException {
    write("first.csv", "ann|a|one\nbob|b|two\nann|b|three\n");
    write("second.csv", "a|no\n");
    assertThatThrownBy(() -> process(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("first.csv, second.csv", "key metadata");
    String config = "metadata: 'first.csv', columns: ['speaker', 'file', 'text']";
    assertThatThrownBy(() -> process(config))
        .hasMessageContaining("line 3: id 'b' stands in first.csv, line 2 already");
    write("first.csv", "ann|a|one\nbob|b|two\n");
    assertThat(described(process(config))).containsExactly("a/ann/one", "b/bob/two");
    assertThat(described(process(config + ", speakers: ['bob']"))).containsExactly("b/bob/two");
  }

  @Test
  void textsMayLieBesideTheSounds() throws IOException {
    Sounds.write(voice.resolve("anna/001.wav"));
    write("anna/001.txt", "three\n");
    write("wavs/a.txt", "one");
    write("wavs/b.lab", "two");
    assertThat(described(process("")))
        .containsExactlyInAnyOrder("a//one", "b//two", "anna_001/anna/three");
  }

  @Test
  void otherLanguagesAreLeftToAnotherStage() throws IOException {
    write("metadata.csv", "a|\u4f60\u597d\nb|two\n");
    assertThatThrownBy(() -> process("")).hasMessageContaining("'a'");
    assertThat(process("phones: false").utterances())
        .extracting(Utterance::phones)
        .containsOnly(List.of());
  }

  @Test
  void whatNoLineNamesIsToldButHarmless() throws IOException {
    write("metadata.csv", "a|one\n");
    assertThat(described(process(""))).containsExactly("a//one");
    Problems problems = new Problems();
    new Recordings(voice).recordings(problems);
    assertThat(problems.list())
        .containsExactly(
            new Problem(
                Problem.Kind.UNLISTED, true, "wavs/b.flac", "no line of metadata.csv names it"));
  }

  @Test
  void everyBadLineIsReported() throws IOException {
    write("metadata.csv", "file,text\na,Hello, world\nc,three\nb,\n" + "\"../../etc/a\",x\n");
    assertThatThrownBy(() -> process(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll(
            "4 problems",
            "metadata.csv, line 2: expected 2 columns, file,text, found 3: [a, Hello, world]. Put",
            "line 3: no recording 'c'",
            "line 4: no text for 'b'",
            "line 5: no recording '../../etc/a'");
    write("metadata.csv", "{\"file\": \"a\"}\n{\"file\": \n");
    assertThatThrownBy(() -> process(""))
        .hasMessageContainingAll("line 1: no JSON object", "expected keys file and text", "line 2");
  }

  @Test
  void aFolderWithoutTextIsRefused() {
    assertThatThrownBy(() -> process(""))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("found no recording with a text in", "my voice", "metadata.csv");
  }
}
