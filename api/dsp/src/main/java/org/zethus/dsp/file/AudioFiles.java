package org.zethus.dsp.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;

/**
 * Reads and writes sound files. Integer samples become {@code value / 2^(bits - 1)}, so they lie in
 * [-1, 1).
 */
public final class AudioFiles {
  private AudioFiles() {}

  /**
   * Reads a WAV or FLAC file; its content decides which, not its name. A file of zero samples makes
   * an empty waveform.
   *
   * @throws ZethusException if it is missing, of another kind, truncated or corrupt; the message
   *     names the file, the place, what was found and what was expected
   */
  public static Waveform read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw new ZethusException("cannot read sound file %s: %s".formatted(file, Reason.of(e)), e);
    }
  }

  /**
   * Reads WAV or FLAC to its end from a stream, which stays open.
   *
   * @param name how messages call it
   * @throws ZethusException as {@link #read(Path)}
   */
  public static Waveform read(InputStream in, String name) {
    BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
    try {
      buffered.mark(4);
      byte[] magic = buffered.readNBytes(4);
      buffered.reset();
      if (FlacDecoder.isFlac(magic)) {
        return FlacDecoder.read(buffered, name);
      }
      if (WavReader.isWav(magic)) {
        return new WavReader(buffered, name).read();
      }
      throw new ZethusException(
          "%s is no sound file that can be read: it begins with %s, expected RIFF, RF64 or fLaC."
                  .formatted(name, printable(magic))
              + " Convert it to WAV or FLAC, e.g. with ffmpeg or sox.");
    } catch (IOException e) {
      throw new ZethusException("cannot read sound from %s: %s".formatted(name, Reason.of(e)), e);
    }
  }

  private static String printable(byte[] magic) {
    if (magic.length == 0) {
      return "nothing (0 bytes)";
    }
    StringBuilder text = new StringBuilder("bytes");
    for (byte b : magic) {
      text.append(" %02x".formatted(b));
    }
    return text.toString();
  }

  /**
   * Writes a 16-bit file, WAV or FLAC by its name; the folder is made where it is missing.
   *
   * @throws ZethusException if the name is neither, a sample is not a number, or writing fails
   */
  public static void write(Path file, Waveform waveform) {
    write(file, waveform, SampleFormat.PCM16);
  }

  /**
   * Writes a file, WAV or FLAC by its name; whole or not at all.
   *
   * @throws ZethusException if the name is neither, a sample is not a number, or writing fails
   */
  public static void write(Path file, Waveform waveform, SampleFormat format) {
    AudioContainer container = AudioContainer.ofName(String.valueOf(file.getFileName()));
    AtomicFiles.write(file, encode(waveform, container, format));
  }

  /**
   * Writes to a stream, which stays open.
   *
   * @throws IOException if the stream does
   * @throws ZethusException if a sample is not a number, or the format does not fit the container
   */
  public static void write(
      OutputStream out, Waveform waveform, AudioContainer container, SampleFormat format)
      throws IOException {
    out.write(encode(waveform, container, format));
    out.flush();
  }

  private static byte[] encode(Waveform waveform, AudioContainer container, SampleFormat format) {
    requireNumbers(waveform);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (container) {
      case WAV -> WavWriter.write(out, waveform, format);
      case FLAC -> new FlacEncoder(waveform, format).write(out);
    }
    return out.toByteArray();
  }

  private static void requireNumbers(Waveform waveform) {
    for (int c = 0; c < waveform.channels(); c++) {
      float[] samples = waveform.channel(c);
      for (int i = 0; i < samples.length; i++) {
        if (!Float.isFinite(samples[i])) {
          throw new ZethusException(
              "cannot write sound: sample %d of channel %d is %s. What made it went wrong before."
                  .formatted(i, c, samples[i]));
        }
      }
    }
  }
}
