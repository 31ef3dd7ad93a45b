package org.zethus.torch.train;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.file.AudioContainer;
import org.zethus.dsp.file.AudioFiles;
import org.zethus.dsp.file.SampleFormat;

/** Takes the examples of one step: files to open, and the same for TensorBoard. */
public final class Samples {
  static final String FOLDER = "samples";

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
   * Takes a sound.
   *
   * @param name of the file without its ending, e.g. an utterance's id
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
        step, "samples/" + name, wav.toByteArray(), waveform.sampleRate(), waveform.length());
  }
}
