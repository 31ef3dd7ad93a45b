package org.zethus.dsp.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

class WavReaderTest {
  /** A file with chunks put together by hand. */
  private static final class File {
    private final ByteBuffer bytes = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);

    File(String kind) {
      tag(kind).putInt(0);
      tag("WAVE");
    }

    private ByteBuffer tag(String text) {
      return bytes.put(text.getBytes(StandardCharsets.US_ASCII));
    }

    File format(int code, int channels, int rate, int frameBytes, int bits) {
      tag("fmt ").putInt(16).putShort((short) code).putShort((short) channels).putInt(rate);
      bytes.putInt(rate * frameBytes).putShort((short) frameBytes).putShort((short) bits);
      return this;
    }

    File chunk(String tag, long size, int... content) {
      tag(tag).putInt((int) size);
      for (int value : content) {
        bytes.put((byte) value);
      }
      return this;
    }

    Waveform read() {
      return AudioFiles.read(new ByteArrayInputStream(bytes.array(), 0, bytes.position()), "x.wav");
    }
  }

  @Test
  void eightBitsAreUnsignedAndChannelsInterleaved() {
    Waveform sound =
        new File("RIFF").format(1, 2, 96000, 2, 8).chunk("data", 4, 0, 128, 255, 192).read();
    assertThat(sound.sampleRate()).isEqualTo(96000);
    assertThat(sound.channel(0)).containsExactly(-1f, 127 / 128f);
    assertThat(sound.channel(1)).containsExactly(0f, 0.5f);
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 24", "1, 4, 32", "1, 2, 12", "3, 4, 32", "3, 8, 64"})
  void everyWidthHasTheSameScale(int code, int bytes, int bits) {
    ByteBuffer value = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    if (code == 1) {
      value.putLong(-1L << (8 * bytes - 2));
    } else if (bytes == 4) {
      value.putFloat(-0.5f);
    } else {
      value.putDouble(-0.5);
    }
    int[] content = new int[bytes];
    for (int i = 0; i < bytes; i++) {
      content[i] = value.get(i);
    }
    Waveform sound =
        new File("RIFF").format(code, 1, 8000, bytes, bits).chunk("data", bytes, content).read();
    assertThat(sound.samples()).containsExactly(new float[] {-0.5f}, within(1e-7f));
  }

  @Test
  void otherChunksAreSkippedWithTheirPadding() {
    Waveform sound =
        new File("RIFF")
            .chunk("LIST", 3, 1, 2, 3, 0)
            .format(1, 1, 8000, 2, 16)
            .chunk("fact", 4, 0, 0, 0, 0)
            .chunk("data", 2, 0, 64)
            .chunk("junk", 100)
            .read();
    assertThat(sound.samples()).containsExactly(0.5f);
  }

  @Test
  void zeroSamplesMakeAnEmptyWaveform() {
    Waveform sound = new File("RIFF").format(1, 1, 8000, 2, 16).chunk("data", 0).read();
    assertThat(sound.length()).isZero();
    assertThat(sound.sampleRate()).isEqualTo(8000);
  }

  @Test
  void sizeThatTheWriterDidNotKnowMeansToTheEnd() {
    Waveform sound =
        new File("RIFF")
            .format(1, 1, 8000, 2, 16)
            .chunk("data", 0xFFFF_FFFFL, 0, 64, 0, 64, 9)
            .read();
    assertThat(sound.samples()).containsExactly(0.5f, 0.5f);
  }

  @Test
  void rf64TakesItsSizeFromTheFirstChunk() {
    File file = new File("RF64");
    file.chunk("ds64", 28, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0);
    file.chunk("\0\0\0\0", 0).chunk("\0\0\0\0", 0); // samples and an empty table
    file.bytes.position(file.bytes.position() - 4);
    Waveform sound = file.format(1, 1, 8000, 2, 16).chunk("data", 0xFFFF_FFFFL, 0, 64, 0, 0).read();
    assertThat(sound.samples()).containsExactly(0.5f);
  }

  @Test
  void badFilesSayWhatIsWrong() {
    assertBad(new File("RIFF").chunk("data", 0), "'data' chunk at byte 12 comes before 'fmt '");
    assertBad(new File("RIFF").format(1, 1, 8000, 2, 16), "ends at byte 36 without a 'data' chunk");
    assertBad(
        new File("RIFF").format(1, 1, 8000, 2, 16).chunk("data", 100, 1, 2),
        "claims 100 bytes, found 2: it is truncated");
    assertBad(
        new File("RIFF").format(1, 2, 8000, 4, 16).chunk("data", 6, 1, 2, 3, 4, 5, 6),
        "no whole number of frames of 4 bytes");
    assertBad(new File("RIFF").format(1, 0, 8000, 0, 16).chunk("data", 0), "0 channels");
    assertBad(new File("RIFF").format(1, 1, 0, 2, 16).chunk("data", 0), "0 Hz");
    assertBad(
        new File("RIFF").format(0x55, 1, 8000, 1, 0).chunk("data", 0), "compressed format 0x0055");
    assertBad(new File("RIFF").format(1, 1, 8000, 8, 64).chunk("data", 0), "64 bits in 8 bytes");
    assertBad(new File("RIFF").chunk("fmt ", 4, 1, 0, 1, 0), "'fmt ' chunk has 4 bytes");
    assertBad(new File("RIFF").chunk("LIST", 2_000_000_000L, 1), "'LIST' chunk at byte 12");
    assertBad(
        new File("RIFF").format(3, 1, 8000, 4, 32).chunk("data", 4, 0, 0, 0xC0, 0x7F),
        "sample 0 is NaN");
  }

  private static void assertBad(File file, String what) {
    assertThatThrownBy(file::read)
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("x.wav", what);
  }
}
