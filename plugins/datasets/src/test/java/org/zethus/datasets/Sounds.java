package org.zethus.datasets;

import java.nio.file.Path;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.file.AudioFiles;

/** Sound for small corpora. */
public final class Sounds {
  private Sounds() {}

  /** {@return 440 Hz, mono, at a tenth of full scale} */
  public static Waveform tone(int sampleRate, double seconds) {
    return tone(sampleRate, seconds, 0.1);
  }

  /** {@return 440 Hz, mono} */
  public static Waveform tone(int sampleRate, double seconds, double amplitude) {
    float[] samples = new float[(int) Math.round(sampleRate * seconds)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * 440 * i / sampleRate));
    }
    return Waveform.mono(sampleRate, samples);
  }

  /** Writes a tenth of a second at 8000 Hz. */
  public static void write(Path file) {
    AudioFiles.write(file, tone(8000, 0.1));
  }
}
