package org.zethus.dsp.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

/**
 * Reads FLAC. The checksums of frames and the MD5 of the samples are checked.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9639">RFC 9639</a>
 */
final class FlacDecoder {
  private static final int STREAMINFO = 0;
  private static final int FIRST_LENGTH = 1 << 16;

  private final byte[] file;
  private final String name;
  private final BitReader in;
  private final MessageDigest md5;
  private StreamInfo info = new StreamInfo(0, 0, 0, 0, new byte[0]);
  private float[][] samples = new float[0][];
  private int length;

  /** The first metadata block. */
  private record StreamInfo(int sampleRate, int channels, int bits, long length, byte[] md5) {}

  private FlacDecoder(byte[] file, String name) {
    this.file = file;
    this.name = name;
    in = new BitReader(file);
    try {
      md5 = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }

  static boolean isFlac(byte[] magic) {
    return new String(magic, StandardCharsets.ISO_8859_1).equals("fLaC");
  }

  static Waveform read(InputStream in, String name) throws IOException {
    return new FlacDecoder(in.readAllBytes(), name).read();
  }

  private Waveform read() {
    try {
      readMetadata();
      samples = new float[info.channels()][FIRST_LENGTH];
      while (!in.atEnd() && (info.length() == 0 || length < info.length())) {
        readFrame();
      }
    } catch (EOFException e) {
      throw bad(
          "it is truncated after %d of %d samples: %s"
              .formatted(length, info.length(), e.getMessage()));
    }
    if (info.length() != 0 && length != info.length()) {
      throw bad("it claims %d samples, found %d".formatted(info.length(), length));
    }
    byte[] expected = info.md5();
    if (!Arrays.equals(expected, new byte[16]) && !Arrays.equals(expected, md5.digest())) {
      throw bad("its samples have another MD5 than it claims");
    }
    for (int c = 0; c < samples.length; c++) {
      samples[c] = Arrays.copyOf(samples[c], length);
    }
    return Waveform.of(info.sampleRate(), samples);
  }

  private void readMetadata() throws EOFException {
    in.skipBytes(4);
    boolean last = false;
    for (boolean first = true; !last; first = false) {
      last = in.unsigned(1) == 1;
      int type = (int) in.unsigned(7);
      int size = (int) in.unsigned(24);
      if (first != (type == STREAMINFO) || (first && size != 34)) {
        throw bad(
            "at byte %d found a metadata block of type %d and %d bytes, expected one STREAMINFO of 34 first"
                .formatted(in.position() - 4, type, size));
      }
      if (first) {
        info = readStreamInfo();
      } else {
        in.skipBytes(size);
      }
    }
  }

  private StreamInfo readStreamInfo() throws EOFException {
    in.skipBytes(10);
    int sampleRate = (int) in.unsigned(20);
    int channels = (int) in.unsigned(3) + 1;
    int bits = (int) in.unsigned(5) + 1;
    long total = in.unsigned(4) << 32 | in.unsigned(32);
    byte[] digest = new byte[16];
    for (int i = 0; i < digest.length; i++) {
      digest[i] = (byte) in.unsigned(8);
    }
    if (sampleRate == 0 || bits < 4 || total > Integer.MAX_VALUE - 16) {
      throw bad("it claims %d Hz, %d bits and %d samples".formatted(sampleRate, bits, total));
    }
    return new StreamInfo(sampleRate, channels, bits, total, digest);
  }

  private void readFrame() throws EOFException {
    int start = in.position();
    FlacFrameHeader header = FlacFrameHeader.read(in, file, this::bad);
    if ((header.bits() != 0 && header.bits() != info.bits())
        || header.channels() != info.channels()) {
      throw bad(
          "the frame at byte %d has %d channels of %d bits, expected %d of %d"
              .formatted(start, header.channels(), header.bits(), info.channels(), info.bits()));
    }
    long[][] block = new long[info.channels()][header.blockSize()];
    for (int c = 0; c < block.length; c++) {
      int bits = info.bits() + (header.isSide(c) ? 1 : 0);
      FlacSubframe.read(in, block[c], bits, this::bad);
    }
    in.alignToByte();
    int end = in.position();
    if (in.unsigned(16) != Crc.CRC16.of(file, start, end)) {
      throw bad("the frame from byte %d to %d has another checksum".formatted(start, end));
    }
    header.restoreChannels(block);
    append(block);
  }

  private void append(long[][] block) {
    int count = block[0].length;
    if (length > Integer.MAX_VALUE - 16 - count) {
      throw bad("it has more than 2^31 samples; split it");
    }
    if (length + count > samples[0].length) {
      int grown = (int) Math.min(Integer.MAX_VALUE - 16, 2L * Math.max(samples[0].length, count));
      for (int c = 0; c < samples.length; c++) {
        samples[c] = Arrays.copyOf(samples[c], grown);
      }
    }
    float full = (float) (1L << (info.bits() - 1));
    int bytes = (info.bits() + 7) / 8;
    byte[] interleaved = new byte[count * block.length * bytes];
    int at = 0;
    for (int i = 0; i < count; i++) {
      for (int c = 0; c < block.length; c++) {
        long value = block[c][i];
        samples[c][length + i] = value / full;
        for (int b = 0; b < bytes; b++) {
          interleaved[at++] = (byte) (value >> (8 * b));
        }
      }
    }
    md5.update(interleaved);
    length += count;
  }

  private ZethusException bad(String what) {
    return new ZethusException(
        "%s is no whole FLAC file: %s. Copy or export it again.".formatted(name, what));
  }
}
