package org.zethus.evaluator.signal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.audio.Waveform;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.PairScore;

/**
 * How much of the generated waveform is the reference, at whatever level: with {@code s = <x, r> /
 * <r, r> r} the part of {@code x} along the reference {@code r}, {@code 10 log10(|s|² / |x - s|²)}
 * in dB. SI-SDR takes the waveforms as they are, SI-SNR without their means.
 *
 * @see <a href="https://arxiv.org/abs/1811.02508">Le Roux et al. 2019</a>
 */
final class ScaleInvariantRatio implements PairScore {
  static final String MEASURE = "scale-invariant ratio of signal to distortion and to noise, dB";

  /** Keeps silence and equal waveforms finite. */
  private static final double EPSILON = Math.ulp(1.0f);

  private final Alignment alignment;

  /** The ratio over samples that are paired so; cut unless another way is asked for. */
  ScaleInvariantRatio(Alignment alignment) {
    this.alignment = alignment.or(Alignment.CUT);
  }

  @Override
  public Map<String, Double> score(Waveform reference, Waveform generated) {
    int length = alignment.length(reference.length(), generated.length(), "samples");
    double[] expected = wide(reference.samples(), length);
    double[] found = wide(generated.samples(), length);
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("si_sdr_db", ratio(expected, found));
    values.put("si_snr_db", ratio(lessMean(expected), lessMean(found)));
    return values;
  }

  private static double ratio(double[] reference, double[] generated) {
    double scale =
        (product(reference, generated) + EPSILON) / (product(reference, reference) + EPSILON);
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < reference.length; i++) {
      double along = scale * reference[i];
      signal += along * along;
      noise += (along - generated[i]) * (along - generated[i]);
    }
    return 10 * StrictMath.log10((signal + EPSILON) / (noise + EPSILON));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double[] lessMean(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Arrays.stream(values).map(value -> value - mean).toArray();
  }

  private static double[] wide(float[] samples, int length) {
    double[] wide = new double[length];
    for (int i = 0; i < length; i++) {
      wide[i] = samples[i];
    }
    return wide;
  }
}
