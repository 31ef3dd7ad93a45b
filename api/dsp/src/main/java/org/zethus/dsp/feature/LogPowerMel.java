package org.zethus.dsp.feature;

import java.util.Arrays;
import org.zethus.api.audio.MelSpec;
import org.zethus.dsp.MelFilterbank;
import org.zethus.dsp.Stft;

/**
 * Mel frames as networks take them that recognise or judge speech: decadic logarithms of the power
 * in each band, none lower than 8 (80 dB) below the greatest of all. Immutable; threads may share
 * it.
 *
 * @see <a href="https://arxiv.org/abs/2212.04356">Radford et al. 2022 (Whisper), section 2.2</a>
 */
public final class LogPowerMel {
  private static final double LEAST_POWER = 1e-10;
  private static final float RANGE = 8;

  private final Stft stft;
  private final int melBins;
  private final int bins;
  private final float[] bands;

  /**
   * Frames of a spec, of which everything counts but what it says of logarithms and epsilon.
   *
   * @param spec e.g. 16 kHz, windows of 400 samples every 160, 80 bands
   */
  public LogPowerMel(MelSpec spec) {
    stft = Stft.of(spec);
    melBins = spec.melBins();
    bins = stft.bins();
    bands = new MelFilterbank(spec).matrix();
  }

  /**
   * {@return logarithms, (mel bins, frames) row by row}
   *
   * @param samples mono, at the spec's rate
   * @param frames how many of the first ones; no more than there are
   */
  public float[] of(float[] samples, int frames) {
    int all = stft.frames(samples.length);
    if (frames > all) {
      throw new IllegalArgumentException(
          "%d samples make %d frames, asked for %d".formatted(samples.length, all, frames));
    }
    float[] magnitude = stft.magnitude(samples, 0);
    float[] logarithms = new float[melBins * frames];
    double[] power = new double[frames];
    for (int band = 0; band < melBins; band++) {
      Arrays.fill(power, 0);
      for (int k = 0; k < bins; k++) {
        float weight = bands[band * bins + k];
        if (weight != 0) { // a band reaches few bins
          addPower(power, magnitude, k * all, weight);
        }
      }
      for (int t = 0; t < frames; t++) {
        logarithms[band * frames + t] = (float) StrictMath.log10(Math.max(power[t], LEAST_POWER));
      }
    }
    raise(logarithms);
    return logarithms;
  }

  private static void addPower(double[] power, float[] magnitude, int row, float weight) {
    for (int t = 0; t < power.length; t++) {
      double value = magnitude[row + t];
      power[t] += weight * value * value;
    }
  }

  private static void raise(float[] logarithms) {
    float greatest = Float.NEGATIVE_INFINITY;
    for (float value : logarithms) {
      greatest = Math.max(greatest, value);
    }
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = Math.max(logarithms[i], greatest - RANGE);
    }
  }
}
