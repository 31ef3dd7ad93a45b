package org.zethus.evaluator.signal;

import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.PowerSpectrum;
import org.zethus.dsp.score.PairScore;

/**
 * Distance of long-term average spectra: the root mean square difference in dB of the mean power
 * densities, after a shift to equal mean. It tells whether a voice has the colour of the other,
 * whatever it says and however loud.
 *
 * @see <a href="https://doi.org/10.1109/TAU.1967.1161901">Welch 1967</a>
 */
final class LtasDistance implements PairScore {
  static final String MEASURE = "distance of long-term average spectra, dB";

  private static final int SEGMENT = 256;
  private static final int N_FFT = 1024;

  /** 100 dB below the strongest is as good as nothing. */
  private static final double RANGE = 1e-10;

  static PowerSpectrum spectrum(float[] samples, int sampleRate) {
    return PowerSpectrum.welch(samples, sampleRate, SEGMENT, N_FFT);
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    double[] expected = decibels(spectrum(reference.samples(), reference.sampleRate()));
    double[] found = decibels(spectrum(generated.samples(), generated.sampleRate()));
    double sum = 0;
    double squares = 0;
    for (int k = 0; k < expected.length; k++) {
      double difference = found[k] - expected[k];
      sum += difference;
      squares += difference * difference;
    }
    double mean = sum / expected.length;
    return Map.of("ltas_db", Math.sqrt(Math.max(0, squares / expected.length - mean * mean)));
  }

  private static double[] decibels(PowerSpectrum spectrum) {
    double strongest = 0;
    for (double value : spectrum.density()) {
      strongest = Math.max(strongest, value);
    }
    double[] decibels = new double[spectrum.density().length];
    for (int k = 0; k < decibels.length; k++) {
      double least = Math.max(RANGE * strongest, Double.MIN_NORMAL);
      decibels[k] = 10 * StrictMath.log10(Math.max(spectrum.density()[k], least));
    }
    return decibels;
  }
}
