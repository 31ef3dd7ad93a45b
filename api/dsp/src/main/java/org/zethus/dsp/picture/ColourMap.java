package org.zethus.dsp.picture;

/** From dark to light, with steps that look equal; readable in grey, too. */
final class ColourMap {
  private static final int[][] STOPS = {
    {0, 0, 8},
    {40, 14, 84},
    {104, 24, 116},
    {168, 44, 102},
    {224, 84, 66},
    {250, 148, 38},
    {252, 208, 92},
    {252, 252, 200}
  };

  private ColourMap() {}

  /** {@return 0xRRGGBB of a place in [0, 1]} */
  static int rgb(double place) {
    double scaled = Math.max(0, Math.min(1, place)) * (STOPS.length - 1);
    int below = Math.min((int) scaled, STOPS.length - 2);
    double rest = scaled - below;
    int rgb = 0;
    for (int channel = 0; channel < 3; channel++) {
      double from = STOPS[below][channel];
      double to = STOPS[below + 1][channel];
      rgb = rgb << 8 | (int) Math.rint(from + (to - from) * rest);
    }
    return rgb;
  }
}
