package org.zethus.dsp.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

class AudioFilesTest {
  @TempDir Path folder;

  /** Noise, silence and a tone, so that FLAC meets verbatim, constant and predicted blocks. */
  private static Waveform sound(int channels, int length, int bits) {
    Random random = new Random(length);
    double full = 1 << (bits - 1);
    float[][] samples = new float[channels][length];
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < length; i++) {
        double value =
            switch (i / 5000 % 3) {
              case 0 -> Math.sin(i * 0.01 * (c + 1));
              case 1 -> 0;
              default -> random.nextDouble() * 2 - 1;
            };
        samples[c][i] =
            (float) (Math.max(-full, Math.min(full - 1, Math.rint(value * full))) / full);
      }
    }
    return Waveform.of(22050, samples);
  }

  @ParameterizedTest
  @CsvSource({"PCM16, WAV", "PCM24, WAV", "FLOAT32, WAV", "PCM16, FLAC", "PCM24, FLAC"})
  void whatWasWrittenIsReadUnchanged(SampleFormat format, AudioContainer container)
      throws IOException {
    int bits = format == SampleFormat.PCM16 ? 16 : 24;
    for (int channels : new int[] {1, 2, 3}) {
      for (int length : new int[] {0, 1, 3, 4096, 4097, 20000}) {
        Waveform sound = sound(channels, length, bits);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioFiles.write(out, sound, container, format);
        Waveform back = AudioFiles.read(new ByteArrayInputStream(out.toByteArray()), "sound");
        assertThat(back).as("%d channels of %d samples", channels, length).isEqualTo(sound);
      }
    }
  }

  /** libFLAC's encoder uses linear predictors and both channels' sum and difference. */
  @Test
  void flacOfTheReferenceEncoderIsReadExactly() throws IOException {
    assertThat(resource("libflac-stereo.flac")).isEqualTo(resource("libflac-stereo.wav"));
  }

  private static Waveform resource(String name) throws IOException {
    try (InputStream in = AudioFilesTest.class.getResourceAsStream(name)) {
      return AudioFiles.read(Objects.requireNonNull(in), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sound.wav", "sound.FLAC"})
  void nameDecidesWhatIsWritten(String name) {
    Waveform sound = sound(1, 1000, 16);
    AudioFiles.write(folder.resolve(name), sound);
    assertThat(AudioFiles.read(folder.resolve(name))).isEqualTo(sound);
  }

  @Test
  void nameOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> AudioFiles.write(folder.resolve("a.mp3"), sound(1, 10, 16)))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("a.mp3", ".wav", ".flac");
  }

  @Test
  void flacOfSteadySoundIsSmallerThanWav() throws IOException {
    Waveform sound = sound(2, 4500, 16);
    AudioFiles.write(folder.resolve("a.wav"), sound);
    AudioFiles.write(folder.resolve("a.flac"), sound);
    assertThat(Files.size(folder.resolve("a.flac")))
        .isLessThan(Files.size(folder.resolve("a.wav")) * 6 / 10);
  }

  @Test
  void samplesBeyondFullScaleAreCutOff() {
    AudioFiles.write(folder.resolve("a.wav"), Waveform.mono(8000, new float[] {2f, -2f}));
    assertThat(AudioFiles.read(folder.resolve("a.wav")).samples())
        .containsExactly(32767 / 32768f, -1f);
  }

  @Test
  void sampleThatIsNoNumberIsRefused() {
    assertThatThrownBy(
            () ->
                AudioFiles.write(
                    folder.resolve("a.wav"), Waveform.mono(8000, new float[] {0, Float.NaN})))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("sample 1 of channel 0 is NaN");
  }

  @ParameterizedTest
  @EnumSource(AudioContainer.class)
  void truncatedFileSaysSo(AudioContainer container) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioFiles.write(out, sound(1, 20000, 16), container, SampleFormat.PCM16);
    byte[] whole = out.toByteArray();
    for (int length : new int[] {5, 20, 60, whole.length / 2, whole.length - 1}) {
      assertThatThrownBy(
              () ->
                  AudioFiles.read(
                      new ByteArrayInputStream(Arrays.copyOf(whole, length)), "cut." + container))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("cut." + container, "truncated");
    }
  }

  @Test
  void everyFlippedBitOfFlacIsNoticed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    AudioFiles.write(out, sound(2, 600, 16), AudioContainer.FLAC, SampleFormat.PCM16);
    byte[] whole = out.toByteArray();
    for (int bit = 42 * 8; bit < whole.length * 8; bit++) {
      byte[] broken = whole.clone();
      broken[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatThrownBy(() -> AudioFiles.read(new ByteArrayInputStream(broken), "broken"))
          .as("bit %d", bit)
          .isInstanceOf(ZethusException.class)
          .hasMessageContaining("broken");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ID3", "hello, this is text"})
  void otherFilesAreNamed(String content) {
    assertThatThrownBy(
            () ->
                AudioFiles.read(
                    new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII)), "x.wav"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("x.wav", "expected RIFF");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> AudioFiles.read(folder.resolve("none.wav")))
        .isInstanceOf(ZethusException.class)
        .hasMessageContaining("none.wav");
  }
}
