package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
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

    @Override
    public Value ends(Value logDurations, Value control, Value minimum) {
      return audible(logDurations.exp().sub(1).round().mul(control).relu().floor().cumSum(0));
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

    /**
     * With C the running sum of durations and M that of the minimum, the end of phone i is {@code
     * F(i) = max(round(C(i)), F(i - 1) + m(i))}, so {@code F(i) - M(i)} is the greatest {@code
     * round(C(j)) - M(j)} of all j up to i, or 0.
     */
    @Override
    public Value ends(Value logDurations, Value control, Value minimum) {
      Graph graph = logDurations.graph();
      Value one = graph.scalar(1).to(DType.F64); // as above: a sum of many would lose digits
      Value durations = logDurations.to(DType.F64).exp().sub(one).relu();
      Value spoken = durations.mul(control.to(DType.F64)).cumSum(0).round().to(DType.F32);
      Value least = minimum.cumSum(0);
      Value index = graph.range(spoken.dimension(0));
      Value earlier = index.expandDims(0).lessOrEqual(index.expandDims(1)); // (i, j)
      Value surplus = spoken.sub(least).relu();
      Value most = earlier.where(surplus, graph.scalar(0)).greatest(1).squeeze(1);
      return audible(most.add(least));
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

  /**
   * {@return frames up to the end of each phone, in a graph: (P), whole numbers, rising, the last
   * at least 1}
   *
   * @param logDurations ln(frames + 1), (P)
   * @param control factor on durations, (1)
   * @param minimum frames that each phone gets at least, (P)
   */
  public abstract Value ends(Value logDurations, Value control, Value minimum);

  /** One frame for the first phone where there would be none. */
  private static Value audible(Value ends) {
    Value last = ends.slice(0, -1, Long.MAX_VALUE);
    return ends.add(last.neg().add(1).relu());
  }

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
