package org.zethus.dsp.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

/**
 * Reads RIFF WAVE and RF64: integers of 8 to 32 bits, floating point of 32 and 64, extensible, any
 * number of channels.
 *
 * @see <a
 *     href="https://learn.microsoft.com/windows-hardware/drivers/audio/extensible-wave-format-descriptors">extensible
 *     formats</a>
 * @see <a href="https://tech.ebu.ch/publications/tech3306">EBU Tech 3306: RF64</a>
 */
final class WavReader {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;

  /** Sizes from here on are what programs write that did not know the size; none can be read. */
  private static final long UNKNOWN_SIZE = 0x7FFF_0000L;

  private static final int LARGEST_FORMAT = 4096;

  /** The format chunk, checked. */
  private record Format(int code, int channels, int sampleRate, int sampleBytes) {
    int frameBytes() {
      return channels * sampleBytes;
    }
  }

  private final InputStream in;
  private final String name;
  private long position;
  private long dataSize64 = -1;

  WavReader(InputStream in, String name) {
    this.in = in;
    this.name = name;
  }

  static boolean isWav(byte[] magic) {
    String text = new String(magic, StandardCharsets.ISO_8859_1);
    return text.equals("RIFF") || text.equals("RF64");
  }

  Waveform read() throws IOException {
    String riff = ascii(bytes(4, "'RIFF'"));
    bytes(4, "the size of the file");
    String wave = ascii(bytes(4, "'WAVE'"));
    if (!wave.equals("WAVE")) {
      throw bad("at byte 8 found '%s', expected 'WAVE'".formatted(wave));
    }
    Format format = null;
    while (true) {
      byte[] id = in.readNBytes(4);
      if (id.length < 4) {
        throw bad(
            "it ends at byte %d without a %s chunk"
                .formatted(position + id.length, format == null ? "'fmt '" : "'data'"));
      }
      position += 4;
      long size = little(bytes(4, "a chunk's size")).getInt() & 0xFFFF_FFFFL;
      switch (ascii(id)) {
        case "ds64" -> readDs64(size);
        case "fmt " -> format = readFormat(size);
        case "data" -> {
          if (format == null) {
            throw bad("the 'data' chunk at byte %d comes before 'fmt '".formatted(position - 8));
          }
          boolean in64 = riff.equals("RF64") && size == 0xFFFF_FFFFL && dataSize64 >= 0;
          return readData(format, in64 ? dataSize64 : size, in64);
        }
        default -> skip(size + size % 2, ascii(id));
      }
    }
  }

  private void readDs64(long size) throws IOException {
    if (size < 24) {
      throw bad("its 'ds64' chunk has %d bytes, expected at least 24".formatted(size));
    }
    ByteBuffer sizes = little(bytes(16, "sizes of 64 bits"));
    dataSize64 = sizes.getLong(8);
    skip(size - 16 + size % 2, "ds64");
  }

  private Format readFormat(long size) throws IOException {
    if (size < 16 || size > LARGEST_FORMAT) {
      throw bad("its 'fmt ' chunk has %d bytes, expected 16, 18 or 40".formatted(size));
    }
    ByteBuffer fmt = little(bytes((int) (size + size % 2), "the format"));
    int code = fmt.getShort() & 0xFFFF;
    int channels = fmt.getShort() & 0xFFFF;
    int sampleRate = fmt.getInt();
    fmt.getInt(); // bytes per second follow from the others
    int frameBytes = fmt.getShort() & 0xFFFF;
    int bits = fmt.getShort() & 0xFFFF;
    if (code == EXTENSIBLE) {
      if (size < 40) {
        throw bad("its extensible format has %d bytes, expected 40".formatted(size));
      }
      code = fmt.getShort(24) & 0xFFFF;
      byte[] tail = new byte[WavWriter.GUID_TAIL.length];
      fmt.get(26, tail);
      if (!Arrays.equals(tail, WavWriter.GUID_TAIL)) {
        throw unsupported("an extensible sub-format of its own");
      }
    }
    if (code != PCM && code != FLOAT) {
      throw unsupported("the compressed format 0x%04x".formatted(code));
    }
    if (channels == 0 || sampleRate <= 0 || frameBytes % channels != 0) {
      throw bad(
          "its format claims %d channels, %d Hz and %d bytes per frame"
              .formatted(channels, sampleRate, frameBytes));
    }
    int sampleBytes = frameBytes / channels;
    boolean fits =
        code == PCM ? sampleBytes >= 1 && sampleBytes <= 4 : sampleBytes == 4 || sampleBytes == 8;
    if (!fits || bits > 8 * sampleBytes || bits <= 8 * (sampleBytes - 1)) {
      throw unsupported(
          "%s samples of %d bits in %d bytes"
              .formatted(code == PCM ? "integer" : "floating-point", bits, sampleBytes));
    }
    return new Format(code, channels, sampleRate, sampleBytes);
  }

  private Waveform readData(Format format, long claimed, boolean exact) throws IOException {
    boolean toTheEnd = !exact && claimed >= UNKNOWN_SIZE;
    if (!toTheEnd && claimed % format.frameBytes() != 0) {
      throw bad(
          "its 'data' chunk has %d bytes, which is no whole number of frames of %d bytes"
              .formatted(claimed, format.frameBytes()));
    }
    int limit = Integer.MAX_VALUE - 16;
    if (!toTheEnd && claimed > limit) {
      throw new ZethusException(
          "%s has %d bytes of samples; at most 2 GiB can be read at once. Split it."
              .formatted(name, claimed));
    }
    byte[] data = in.readNBytes(toTheEnd ? limit : (int) claimed);
    if (!toTheEnd && data.length < claimed) {
      throw bad(
          "its 'data' chunk at byte %d claims %d bytes, found %d: it is truncated"
              .formatted(position - 8, claimed, data.length));
    }
    int frames = data.length / format.frameBytes();
    float[][] channels = new float[format.channels()][frames];
    ByteBuffer samples = little(data);
    for (int i = 0; i < frames; i++) {
      for (float[] channel : channels) {
        channel[i] = sample(samples, format);
      }
    }
    requireNumbers(format, channels);
    return Waveform.of(format.sampleRate(), channels);
  }

  private static float sample(ByteBuffer data, Format format) {
    if (format.code() == FLOAT) {
      return format.sampleBytes() == 4 ? data.getFloat() : (float) data.getDouble();
    }
    return switch (format.sampleBytes()) {
      case 1 -> ((data.get() & 0xFF) - 128) / 128f; // the only unsigned one
      case 2 -> data.getShort() / 32768f;
      case 3 -> ((data.getShort() & 0xFFFF) | data.get() << 16) / 8388608f;
      default -> data.getInt() / 0x1p31f;
    };
  }

  private void requireNumbers(Format format, float[][] channels) {
    if (format.code() != FLOAT) {
      return;
    }
    for (float[] channel : channels) {
      for (int i = 0; i < channel.length; i++) {
        if (!Float.isFinite(channel[i])) {
          throw bad("sample %d is %s".formatted(i, channel[i]));
        }
      }
    }
  }

  private byte[] bytes(int count, String what) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw bad(
          "it ends at byte %d, expected %s there: it is truncated"
              .formatted(position + bytes.length, what));
    }
    position += count;
    return bytes;
  }

  private void skip(long count, String chunk) throws IOException {
    long start = position;
    long left = count;
    while (left > 0) {
      byte[] block = in.readNBytes((int) Math.min(left, 1 << 16));
      if (block.length == 0) {
        throw bad(
            "its '%s' chunk at byte %d claims %d bytes, found %d: it is truncated"
                .formatted(chunk, start - 8, count, count - left));
      }
      left -= block.length;
    }
    position += count;
  }

  private ZethusException bad(String what) {
    return new ZethusException(
        "%s is no whole WAV file: %s. Copy or export it again.".formatted(name, what));
  }

  private ZethusException unsupported(String what) {
    return new ZethusException(
        "%s has %s; expected integers of 8 to 32 bits or floating point of 32 or 64. Convert it, e.g. with sox."
            .formatted(name, what));
  }

  private static String ascii(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
