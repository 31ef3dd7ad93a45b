package org.zethus.evaluator.pesq;

import java.util.List;

/** What of two frames' powers a listener hears as different; P.862 section 10.2. */
final class Hearing {
  /** What a partly compensated gain may be at most. */
  private static final double LARGEST_GAIN = 5;

  private static final double SMALLEST_GAIN = 3e-4;

  /** Power below which gains are hardly compensated. */
  private static final double FAINT = 5e3;

  /** Part of the gain that comes from the frame itself; the rest from the frames before. */
  private static final double NEWEST = 0.8;

  /** Of the quieter loudness: a smaller difference is masked. */
  private static final double MASKED = 0.25;

  private static final double ASYMMETRY_FLOOR = 50;
  private static final double ASYMMETRY_POWER = 1.2;
  private static final double MOST_ASYMMETRIC = 12;
  private static final double LEAST_ASYMMETRIC = 3;

  private final List<Band> bands;
  private final double width;

  Hearing(List<Band> bands) {
    this.bands = bands;
    width = bands.stream().skip(1).mapToDouble(Band::width).sum();
  }

  /** {@return the power of a frame in bands where it is so many times the threshold of hearing} */
  double audible(double[] powers, double times) {
    double sum = 0;
    for (int b = 1; b < powers.length; b++) {
      sum += powers[b] > times * bands.get(b).threshold() ? powers[b] : 0;
    }
    return sum;
  }

  /** {@return by how much the degraded frame has to be amplified to be as loud} */
  double gain(double[] reference, double[] degraded) {
    return (audible(reference, 1) + FAINT) / (audible(degraded, 1) + FAINT);
  }

  /**
   * {@return the disturbance of each frame}
   *
   * @param reference powers, (frames, bands)
   * @param degraded powers, (frames, bands); its gain, which may vary, is compensated in part
   * @param gainBefore the gain of the frame before the first
   */
  Disturbance[] disturbances(double[][] reference, double[][] degraded, double gainBefore) {
    Disturbance[] disturbances = new Disturbance[reference.length];
    double gain = gainBefore;
    for (int frame = 0; frame < disturbances.length; frame++) {
      gain = (1 - NEWEST) * gain + NEWEST * gain(reference[frame], degraded[frame]);
      double limited = Math.max(SMALLEST_GAIN, Math.min(LARGEST_GAIN, gain));
      disturbances[frame] = disturbance(reference[frame], degraded[frame], limited);
    }
    return disturbances;
  }

  private Disturbance disturbance(double[] reference, double[] degraded, double gain) {
    double squares = 0;
    double addition = 0;
    for (int b = 1; b < bands.size(); b++) {
      Band band = bands.get(b);
      double power = gain * degraded[b];
      double difference = unmasked(band.loudness(reference[b]), band.loudness(power));
      double weighted = Math.abs(difference) * band.width();
      squares += weighted * weighted;
      addition += weighted * asymmetry(reference[b], power);
    }
    return new Disturbance(Math.sqrt(squares / width) * width, addition);
  }

  private static double unmasked(double expected, double found) {
    double difference = Math.abs(found - expected) - MASKED * Math.min(expected, found);
    return Math.max(0, difference);
  }

  /** {@return how much more is heard of what was added, 0 where nothing or little was} */
  private static double asymmetry(double expected, double found) {
    double ratio = (found + ASYMMETRY_FLOOR) / (expected + ASYMMETRY_FLOOR);
    double factor = StrictMath.pow(ratio, ASYMMETRY_POWER);
    return factor < LEAST_ASYMMETRIC ? 0 : Math.min(MOST_ASYMMETRIC, factor);
  }
}
