package org.zethus.crepe.evaluator;

/**
 * What CREPE found, frame by frame.
 *
 * @param f0 in Hz, also where there is no pitch
 * @param confidence how sure it is that there is one, from 0 to 1
 */
record PitchTrack(float[] f0, float[] confidence) {
  /** {@return F0 with 0 where the confidence is below a threshold} */
  float[] voiced(double threshold) {
    float[] voiced = f0.clone();
    for (int t = 0; t < voiced.length; t++) {
      voiced[t] = confidence[t] >= threshold ? f0[t] : 0;
    }
    return voiced;
  }
}
