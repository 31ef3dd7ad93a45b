package org.zethus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.file.AudioFiles;

/** The built-in voice, as a newcomer meets it. */
class SayTest {
  private static final String FOX = "The quick brown fox jumps over the lazy dog.";

  @TempDir Path folder;
  private Product zethus;

  @BeforeEach
  void open() {
    zethus = new Product(folder);
  }

  private Waveform said(String file, String... more) {
    String[] command = new String[more.length + 3];
    command[0] = "say";
    command[1] = "-o";
    command[2] = file;
    System.arraycopy(more, 0, command, 3, more.length);
    Product.Result result = zethus.run(command);
    assertThat(result.code()).as(result.err()).isZero();
    return AudioFiles.read(zethus.work().resolve(file));
  }

  /** {@return the root of the mean square} */
  private static double level(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / samples.length);
  }

  @Test
  void speaksAtSpeechLevelAndRateTheSameEachTime() {
    Waveform fox = said("fox.wav", FOX);
    assertThat(fox.sampleRate()).isEqualTo(16000);
    assertThat(fox.seconds()).isBetween(2.0, 4.5); // nine words
    assertThat(level(fox.samples())).isBetween(0.02, 0.3);
    assertThat(said("again.wav", FOX)).isEqualTo(fox);
    assertThat(said("fox.flac", FOX).length()).isEqualTo(fox.length());
  }

  /** Start levels up to 3 hold it; see {@code product.xml}. */
  @Test
  void needsNoMoreThanItsOwnBundles() throws IOException {
    Path few = Files.createDirectories(folder.resolve("few/bundles")).getParent();
    for (String part : List.of("lib", "native", "bundles/1", "bundles/2", "bundles/3")) {
      Files.createSymbolicLink(few.resolve(part), Product.folder().resolve(part));
    }
    Path script = Files.copy(Product.folder().resolve("zethus"), few.resolve("zethus"));
    Product.Result result = zethus.run(script, "say", FOX, "-o", "few.wav");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(AudioFiles.read(zethus.work().resolve("few.wav")))
        .isEqualTo(said("fox.wav", FOX, "--voice", "starter-onnx"));
  }

  @Test
  void leavesNothingAmongTemporaryFiles() throws IOException {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    zethus.with("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    said("onnx.wav", "Hello.");
    said("torch.wav", "Hello.", "--engine", "pytorch");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void twiceAsFastTakesHalfAsLong() {
    double seconds = said("fox.wav", FOX).seconds();
    double fast = said("fast.wav", FOX, "--speed", "2").seconds();
    assertThat(fast).isCloseTo(seconds / 2, within(0.15 * seconds));
  }

  @Test
  void readsFilesNumbersEmojiAndForeignScripts() throws IOException {
    Files.writeString(
        zethus.work().resolve("mixed.txt"),
        "On 3 May 2024 it cost $4.50. 🎉 Привет, naïve 世界!\n\nThe end.");
    assertThat(said("mixed.wav", "--file", "mixed.txt").seconds()).isGreaterThan(3);
  }

  @Test
  void whatHasNoWordIsRefusedAndLeavesNoFile() {
    for (String text : new String[] {"", "   ", "🎉🎉", "... !!!"}) {
      Product.Result result = zethus.run("say", text, "-o", "nothing.wav");
      assertThat(result.code()).as(text).isEqualTo(1);
      assertThat(result.messages()).as(text).hasSize(1);
      assertThat(zethus.work().resolve("nothing.wav")).doesNotExist();
    }
  }
}
