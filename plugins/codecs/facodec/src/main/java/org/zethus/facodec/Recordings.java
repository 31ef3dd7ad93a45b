package org.zethus.facodec;

import java.util.Arrays;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.Resampler;

/** Recordings as the encoders take them. */
public final class Recordings {
  private Recordings() {}

  /** {@return a recording as one channel at a sample rate} */
  public static float[] samples(Waveform recording, int sampleRate) {
    Waveform mono = recording.toMono();
    return mono.sampleRate() == sampleRate
        ? mono.samples()
        : Resampler.resample(mono, sampleRate).samples();
  }

  /**
   * {@return samples with silence behind them up to whole frames}
   *
   * @param least how many there are at least
   */
  public static float[] wholeFrames(float[] samples, int hop, int least) {
    int length = Math.max(least, (samples.length + hop - 1) / hop * hop);
    return Arrays.copyOf(samples, length);
  }
}
