package org.zethus.torch.fastspeech;

/** From the predicted log-durations of one utterance to frames per phone. */
public enum DurationRounding {
  /**
   * As published: each phone rounds alone, half to even, and is scaled after that, so that scaled
   * durations lose their fraction when the length regulator expands them.
   */
  PUBLISHED {
    @Override
    public float[] frames(float[] logDurations, double control, int[] minimum) {
      float[] frames = new float[logDurations.length];
      for (int i = 0; i < frames.length; i++) {
        double rounded = Math.rint((float) StrictMath.exp(logDurations[i]) - 1f);
        frames[i] = Math.max((float) rounded * (float) control, 0);
      }
      return frames;
    }
  },

  /**
   * A phone's rounding error goes into the next one, so that the utterance keeps its length and a
   * change of speed is exact; a phone that must be heard gets its minimum.
   */
  RUNNING_TOTAL {
    @Override
    public float[] frames(float[] logDurations, double control, int[] minimum) {
      float[] frames = new float[logDurations.length];
      double owed = 0;
      for (int i = 0; i < frames.length; i++) {
        owed += Math.max(StrictMath.exp(logDurations[i]) - 1, 0) * control;
        frames[i] = (float) Math.max(Math.rint(owed), minimum[i]);
        owed -= frames[i];
      }
      return frames;
    }
  };

  /**
   * Rounds.
   *
   * @param logDurations ln(frames + 1) per phone
   * @param control factor on durations; 2 speaks half as fast
   * @param minimum frames that a phone gets at least
   * @return frames per phone; the length regulator drops fractions
   */
  public abstract float[] frames(float[] logDurations, double control, int[] minimum);
}
