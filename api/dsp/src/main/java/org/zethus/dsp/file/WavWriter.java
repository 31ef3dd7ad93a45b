package org.zethus.dsp.file;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

/** Writes RIFF WAVE; more than two channels or 16 bits in the extensible form, as it asks for. */
final class WavWriter {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;

  /** What follows the format code in an extensible format's GUID. */
  static final byte[] GUID_TAIL = {
    0, 0, 0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
  };

  private WavWriter() {}

  static void write(ByteArrayOutputStream out, Waveform waveform, SampleFormat format) {
    int channels = waveform.channels();
    int frameBytes = channels * format.bits() / 8;
    long dataBytes = (long) waveform.length() * frameBytes;
    if (dataBytes > Integer.MAX_VALUE - 1000) {
      throw new ZethusException(
          "cannot write %d bytes of samples into one WAV file, at most 2 GiB; split the sound"
              .formatted(dataBytes));
    }
    byte[] fmt = formatChunk(waveform, format, frameBytes);
    byte[] fact =
        format == SampleFormat.FLOAT32
            ? little(4).putInt(waveform.length()).array()
            : new byte[0]; // only what is not PCM has one
    int riffBytes =
        4
            + (8 + fmt.length)
            + (fact.length == 0 ? 0 : 8 + fact.length)
            + (8 + (int) dataBytes + (int) dataBytes % 2);
    ByteBuffer file = little(8 + riffBytes);
    file.put(ascii("RIFF")).putInt(riffBytes).put(ascii("WAVE"));
    file.put(ascii("fmt ")).putInt(fmt.length).put(fmt);
    if (fact.length > 0) {
      file.put(ascii("fact")).putInt(fact.length).put(fact);
    }
    file.put(ascii("data")).putInt((int) dataBytes);
    putSamples(file, waveform, format);
    out.write(file.array(), 0, file.capacity());
  }

  private static byte[] formatChunk(Waveform waveform, SampleFormat format, int frameBytes) {
    int code = format == SampleFormat.FLOAT32 ? FLOAT : PCM;
    boolean extensible = waveform.channels() > 2 || format == SampleFormat.PCM24;
    ByteBuffer fmt = little(extensible ? 40 : code == PCM ? 16 : 18);
    fmt.putShort((short) (extensible ? EXTENSIBLE : code));
    fmt.putShort((short) waveform.channels());
    fmt.putInt(waveform.sampleRate());
    fmt.putInt(waveform.sampleRate() * frameBytes);
    fmt.putShort((short) frameBytes);
    fmt.putShort((short) format.bits());
    if (extensible) {
      fmt.putShort((short) 22).putShort((short) format.bits());
      fmt.putInt(0); // no speaker positions
      fmt.putShort((short) code).put(GUID_TAIL);
    }
    return fmt.array();
  }

  private static void putSamples(ByteBuffer file, Waveform waveform, SampleFormat format) {
    float[][] channels = new float[waveform.channels()][];
    for (int c = 0; c < channels.length; c++) {
      channels[c] = waveform.channel(c);
    }
    for (int i = 0; i < waveform.length(); i++) {
      for (float[] channel : channels) {
        switch (format) {
          case PCM16 -> file.putShort((short) format.quantise(channel[i]));
          case PCM24 -> {
            int value = format.quantise(channel[i]);
            file.putShort((short) value).put((byte) (value >> 16));
          }
          case FLOAT32 -> file.putFloat(channel[i]);
        }
      }
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
