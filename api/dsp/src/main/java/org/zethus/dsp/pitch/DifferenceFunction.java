package org.zethus.dsp.pitch;

import java.util.Arrays;
import org.zethus.dsp.Autocorrelation;

/**
 * YIN's cumulative mean normalised difference function: near 0 at lags where a frame repeats
 * itself.
 *
 * @see <a href="https://doi.org/10.1121/1.1458024">de Cheveigné, Kawahara 2002, equations 6 and
 *     8</a>
 */
final class DifferenceFunction {
  private final PitchSpec spec;
  private final Autocorrelation autocorrelation;

  /** Takes the function of one frame. */
  @FunctionalInterface
  interface Consumer {
    /**
     * Takes a frame.
     *
     * @param values at lags {@code minPeriod} to {@code maxPeriod}; overwritten after the call
     */
    void accept(int frame, double[] values);
  }

  DifferenceFunction(PitchSpec spec) {
    this.spec = spec;
    autocorrelation = new Autocorrelation(spec.frameLength(), spec.maxPeriod());
  }

  void forEachFrame(float[] samples, int firstCentre, int frames, Consumer consumer) {
    int from = spec.minPeriod();
    int to = spec.maxPeriod();
    double[] values = new double[to - from + 1];
    autocorrelation.forEachFrame(
        samples,
        firstCentre - spec.frameLength() / 2,
        spec.hopLength(),
        frames,
        (frame, correlation) -> {
          int start = firstCentre - spec.frameLength() / 2 + frame * spec.hopLength();
          double energy = 0; // of the samples that the lag leaves without a partner
          double sum = 0;
          Arrays.fill(values, 0);
          for (int lag = 1; lag <= to; lag++) {
            int at = start + lag - 1;
            double sample = at >= 0 && at < samples.length ? samples[at] : 0;
            energy += sample * sample;
            double difference = 2 * (correlation[0] - correlation[lag]) - energy;
            sum += difference;
            if (lag >= from) {
              values[lag - from] = difference / (sum / lag + Float.MIN_NORMAL);
            }
          }
          consumer.accept(frame, values);
        });
  }

  /** Where the parabola through a value and its neighbours has its lowest point, in lags. */
  static double parabolicShift(double[] values, int index) {
    if (index == 0 || index == values.length - 1) {
      return 0;
    }
    double a = values[index + 1] + values[index - 1] - 2 * values[index];
    double b = (values[index + 1] - values[index - 1]) / 2;
    return Math.abs(b) >= Math.abs(a) ? 0 : -b / a; // more than a lag away is no minimum here
  }

  /** Whether a value is lower than its neighbours; of equal ones the first. */
  static boolean isTrough(double[] values, int index) {
    boolean falls = index == 0 || values[index] < values[index - 1];
    boolean last = index == values.length - 1;
    boolean rises =
        last || (index == 0 ? values[0] < values[1] : values[index] <= values[index + 1]);
    return falls && rises;
  }
}
