package org.zethus.dsp.pitch;

/** Windows that keep neighbouring bands apart. */
final class Windows {
  private Windows() {}

  /**
   * {@return Nuttall's window, symmetric}
   *
   * @see <a href="https://doi.org/10.1109/TASSP.1981.1163506">Nuttall 1981, equation 37</a>
   */
  static double[] nuttall(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      double angle = 2 * Math.PI * i / (length - 1.0);
      window[i] =
          0.355768
              - 0.487396 * StrictMath.cos(angle)
              + 0.144232 * StrictMath.cos(2 * angle)
              - 0.012604 * StrictMath.cos(3 * angle);
    }
    return window;
  }
}
