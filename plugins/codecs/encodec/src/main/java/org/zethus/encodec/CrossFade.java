package org.zethus.encodec;

/**
 * Joins segments of sound where they overlap: each counts most in its middle and fades to both
 * ends, along a triangle.
 *
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.1</a>
 */
final class CrossFade {
  private final Segments segments;
  private final float[][] sums;
  private final float[] weights;

  /**
   * Begins with silence.
   *
   * @param channels of the sound
   * @param count of segments
   */
  CrossFade(Segments segments, int channels, int count) {
    this.segments = segments;
    int reach = Math.toIntExact(segments.reach(count));
    sums = new float[channels][reach];
    weights = new float[reach];
  }

  /**
   * Adds a segment.
   *
   * @param index of the segment, from 0
   * @param samples (channels, length), one channel after the other
   * @param gain that its samples are multiplied by
   */
  void add(int index, float[] samples, float gain) {
    int from = index * segments.stride();
    int length = segments.length();
    for (int i = 0; i < length; i++) {
      float weight = 0.5f - Math.abs((i + 1f) / (length + 1) - 0.5f);
      weights[from + i] += weight;
      for (int c = 0; c < sums.length; c++) {
        sums[c][from + i] += weight * gain * samples[c * length + i];
      }
    }
  }

  /** {@return the first samples of the joined sound, (channels, length), channel after channel} */
  float[] samples(int length) {
    float[] joined = new float[sums.length * length];
    for (int c = 0; c < sums.length; c++) {
      for (int i = 0; i < length; i++) {
        joined[c * length + i] = sums[c][i] / weights[i];
      }
    }
    return joined;
  }
}
