package org.zethus.dsp.feature;

/**
 * Companding: samples to a scale on which quiet ones have finer steps, and to one of {@code 2^bits}
 * labels.
 *
 * @param bits of a label
 * @see <a href="https://www.itu.int/rec/T-REC-G.711">ITU-T G.711</a>
 */
public record MuLaw(int bits) {
  public MuLaw {
    if (bits < 1 || bits > 24) {
      throw new IllegalArgumentException("need 1 to 24 bits, found " + bits);
    }
  }

  /** {@return the number of labels} */
  public int labels() {
    return 1 << bits;
  }

  /** {@return {@code sign(x) ln(1 + mu |x|) / ln(1 + mu)}, with {@code mu = 2^bits - 1}} */
  public double compress(double sample) {
    int mu = labels() - 1;
    return Math.signum(sample) * StrictMath.log1p(mu * Math.abs(sample)) / StrictMath.log1p(mu);
  }

  /** {@return the sample that {@link #compress} makes {@code compressed} of} */
  public double expand(double compressed) {
    int mu = labels() - 1;
    return Math.signum(compressed) / mu * (StrictMath.pow(1.0 + mu, Math.abs(compressed)) - 1);
  }

  /**
   * {@return the label of a value, compressed or not: in [0, 2^bits)} Its edges are equidistant
   * from -1, the lower edge of label 0, to 1, the lower edge of the last.
   */
  public int label(double value) {
    double step = 2.0 / (labels() - 1);
    int label = (int) Math.floor((value + 1) / step);
    // The edges are -1 + label * step, rounded; a value on one belongs to the upper label.
    while (label + 1 < labels() && -1 + (label + 1) * step <= value) {
      label++;
    }
    while (label > 0 && -1 + label * step > value) {
      label--;
    }
    return Math.max(0, Math.min(labels() - 1, label));
  }

  /** {@return the lower edge of a label} */
  public double value(long label) {
    return 2.0 * label / (labels() - 1) - 1;
  }

  /** {@return 1 at the label, 0 elsewhere} */
  public float[] oneHot(int label) {
    float[] row = new float[labels()];
    row[label] = 1;
    return row;
  }
}
