package org.zethus.shell;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.zethus.api.audio.Waveform;
import org.zethus.api.data.AtomicFiles;
import org.zethus.dsp.file.AudioContainer;
import org.zethus.dsp.file.AudioFiles;

/**
 * Where speech is written to: a file that is whole or not there, or standard output as it comes.
 */
final class SpeechOutput {
  /** The name of standard output. */
  static final String STANDARD = "-";

  private static final int APPENDING = 02000; // O_APPEND of Linux on x86-64

  private SpeechOutput() {}

  /** Fails early if speech cannot be written under that name. */
  static void check(String name) {
    if (!name.equals(STANDARD)) {
      AudioContainer.ofName(name);
    }
  }

  /**
   * Writes what {@code speaking} gives to its listener.
   *
   * @param name a file ending with .wav or .flac, or {@code -}
   */
  static void write(String name, Consumer<Consumer<Waveform>> speaking) {
    if (name.equals(STANDARD)) {
      writeStandard(speaking);
    } else if (AudioContainer.ofName(name) == AudioContainer.WAV) {
      AtomicFiles.write(Path.of(name), channel -> writeWav(channel, true, speaking));
    } else {
      List<Waveform> pieces = new ArrayList<>();
      speaking.accept(pieces::add);
      AudioFiles.write(Path.of(name), joined(pieces));
    }
  }

  /**
   * Says on a terminal what was written, and how fast it was made.
   *
   * @param seconds of speech
   * @param began {@link System#nanoTime} when it was asked for
   */
  static void announce(Call call, String name, double seconds, long began) {
    if (call.console().width() > 0 && !name.equals(STANDARD)) {
      call.console()
          .err()
          .println(
              String.format(
                  Locale.ROOT,
                  "%s: %.1f s of speech, made in %.1f s",
                  name,
                  seconds,
                  (System.nanoTime() - began) / 1e9));
    }
  }

  private static void writeStandard(Consumer<Consumer<Waveform>> speaking) {
    try {
      FileChannel channel = new FileOutputStream(FileDescriptor.out).getChannel();
      writeWav(channel, isWrittenFromItsBeginning(channel), speaking);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return whether it is a file whose header can be written over at the end} */
  private static boolean isWrittenFromItsBeginning(FileChannel channel) throws IOException {
    Path state = Path.of("/proc/self/fdinfo/1");
    if (!Files.isRegularFile(Path.of("/proc/self/fd/1")) || channel.position() != 0) {
      return false;
    }
    return Files.readAllLines(state).stream()
        .filter(line -> line.startsWith("flags:"))
        .noneMatch(line -> (Integer.parseInt(line.substring(6).strip(), 8) & APPENDING) != 0);
  }

  private static void writeWav(
      FileChannel channel, boolean fromItsBeginning, Consumer<Consumer<Waveform>> speaking)
      throws IOException {
    WavStream stream = new WavStream(channel);
    try {
      speaking.accept(
          piece -> {
            try {
              stream.write(piece);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (fromItsBeginning) {
      channel.write(stream.finishedHeader(), 0);
    }
  }

  private static Waveform joined(List<Waveform> pieces) {
    int length = pieces.stream().mapToInt(Waveform::length).sum();
    float[] samples = new float[length];
    int at = 0;
    for (Waveform piece : pieces) {
      System.arraycopy(piece.samples(), 0, samples, at, piece.length());
      at += piece.length();
    }
    return Waveform.mono(pieces.get(0).sampleRate(), samples);
  }
}
