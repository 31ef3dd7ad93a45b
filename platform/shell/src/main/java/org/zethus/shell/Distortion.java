package org.zethus.shell;

import java.util.Arrays;
import java.util.Locale;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.MelSpectrogram;

/**
 * How far a decoded waveform is from what was encoded.
 *
 * @param melDecibels mean absolute difference of log-mel values; what is heard
 * @param signalToDistortionDecibels energy of what the two have in common over that of what they
 *     have not, whatever the level; what is kept of the phases too
 * @see <a href="https://arxiv.org/abs/1811.02508">Le Roux et al. 2018, equation 3 (SI-SDR)</a>
 */
record Distortion(double melDecibels, double signalToDistortionDecibels) {
  private static final double WINDOW_SECONDS = 0.04;
  private static final int MEL_BINS = 40;
  private static final double DECIBELS = 20 / Math.log(10);
  private static final double TINY = 1e-12;

  /**
   * Compares.
   *
   * @param reference of at least one sample
   * @param decoded of the same rate and channels; the samples that both have count
   * @return the means over the channels
   */
  static Distortion between(Waveform reference, Waveform decoded) {
    int length = Math.min(reference.length(), decoded.length());
    int channels = reference.channels();
    double mel = 0;
    double signalToDistortion = 0;
    for (int c = 0; c < channels; c++) {
      float[] x = Arrays.copyOf(reference.channel(c), length);
      float[] y = Arrays.copyOf(decoded.channel(c), length);
      mel += mel(x, y, reference.sampleRate()) / channels;
      signalToDistortion += signalToDistortion(x, y) / channels;
    }
    return new Distortion(mel, signalToDistortion);
  }

  private static double mel(float[] x, float[] y, int sampleRate) {
    int window = Integer.highestOneBit((int) (WINDOW_SECONDS * sampleRate)) * 2;
    MelSpec spec =
        new MelSpec(sampleRate, window, window, window / 4, MEL_BINS, 0, sampleRate / 2.0);
    MelSpectrogram extractor = new MelSpectrogram(spec);
    int length = Math.max(x.length, 2 * window);
    MelFrames one = extractor.extract(Arrays.copyOf(x, length));
    MelFrames other = extractor.extract(Arrays.copyOf(y, length));
    float[] a = one.values();
    float[] b = other.values();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return DECIBELS * sum / a.length;
  }

  private static double signalToDistortion(float[] x, float[] y) {
    double xx = TINY;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      xx += (double) x[i] * x[i];
      xy += (double) x[i] * y[i];
    }
    double scale = xy / xx;
    double common = TINY;
    double rest = TINY;
    for (int i = 0; i < x.length; i++) {
      double target = scale * x[i];
      common += target * target;
      rest += (y[i] - target) * (y[i] - target);
    }
    return 10 * Math.log10(common / rest);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "log-mel distance %.2f dB, signal to distortion %.1f dB",
        melDecibels,
        signalToDistortionDecibels);
  }
}
