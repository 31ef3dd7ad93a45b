package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Tensors;

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

  /** Memory grows with the square of the length, so an untrained model must not get far. */
  private static final int MOST_FRAMES = 20_000; // minutes of speech in one breath

  /**
   * Rounds a batch.
   *
   * @param logDurations ln(frames + 1), (B, P)
   * @param control factor on durations
   * @param minimum frames per utterance and phone
   * @return frames per utterance and phone
   * @throws ZethusException if an utterance would have no frames or far too many
   */
  public float[][] frames(NDArray logDurations, Mask phones, double control, int[][] minimum) {
    float[] flat = Tensors.floats(logDurations);
    float[][] durations = new float[phones.size()][];
    for (int b = 0; b < durations.length; b++) {
      int start = b * phones.longest();
      float[] own = Arrays.copyOfRange(flat, start, start + phones.lengths()[b]);
      durations[b] = frames(own, control, minimum[b]);
      requireSpeakable(durations[b]);
    }
    return durations;
  }

  private static void requireSpeakable(float[] durations) {
    double total = 0;
    for (float duration : durations) {
      total += duration;
    }
    if (!(total >= 1 && total <= MOST_FRAMES)) {
      throw new ZethusException(
          "the model predicts %s frames for %d phones, expected between 1 and %d. Is it trained, and is the speed sensible?"
              .formatted(total, durations.length, MOST_FRAMES));
    }
  }
}
