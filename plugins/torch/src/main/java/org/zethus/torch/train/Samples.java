package org.zethus.torch.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.file.AudioContainer;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.file.SampleFormat;
import org.zethus.dsp.picture.SpectrogramPng;

/** Takes the examples of one step: files to open, and the same for TensorBoard. */
public final class Samples {
  static final String FOLDER = "samples";

  private static final int PNG_WIDTH = 16; // where a PNG file's first chunk has it
  private static final int PNG_HEIGHT = 20;

  private final Storage storage;
  private final Path folder;
  private final EventFile events;
  private final long step;

  Samples(Storage storage, Path output, EventFile events, long step) {
    this.storage = storage;
    this.folder = folderOf(output, step);
    this.events = events;
    this.step = step;
  }

  static Path folderOf(Path output, long step) {
    return output.resolve(FOLDER).resolve("step-%08d".formatted(step));
  }

  /**
   * Takes a sound: {@code name.wav}, and {@code name.png} with its waveform and spectrogram.
   *
   * @param name of the files without their endings, e.g. an utterance's id
   */
  public void audio(String name, Waveform waveform) {
    ByteArrayOutputStream wav = new ByteArrayOutputStream();
    try {
      AudioFiles.write(wav, waveform.toMono(), AudioContainer.WAV, SampleFormat.PCM16);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to be written", e);
    }
    storage.write(folder.resolve(name + ".wav"), wav.toByteArray());
    events.audio(
        step, FOLDER + "/" + name, wav.toByteArray(), waveform.sampleRate(), waveform.length());
    picture(name, SpectrogramPng.of(waveform));
  }

  /** Takes mel frames: {@code name.png}. */
  public void mel(String name, MelFrames mel) {
    picture(name, SpectrogramPng.of(mel));
  }

  private void picture(String name, byte[] png) {
    storage.write(folder.resolve(name + ".png"), png);
    ByteBuffer header = ByteBuffer.wrap(png);
    int width = header.getInt(PNG_WIDTH);
    int height = header.getInt(PNG_HEIGHT);
    events.image(step, FOLDER + "/" + name, png, width, height);
  }
}
