package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.tts.Statistics;

/** What a pitch or energy factor multiplies. */
public enum VarianceControl {
  /** The value in Hz, or the energy: factor 2 is an octave. */
  VALUE {
    @Override
    NDArray multiplied(NDArray x, double factor, Statistics.Feature feature, boolean logScale) {
      return logScale
          ? x.add(Math.log(factor) / feature.std())
          : Functional.mul(x, factor).add((factor - 1) * feature.mean() / feature.std());
    }
  },
  /** The normalised prediction, as published: factor 2 doubles the distance from the mean. */
  NORMALISED {
    @Override
    NDArray multiplied(NDArray x, double factor, Statistics.Feature feature, boolean logScale) {
      return Functional.mul(x, factor);
    }
  };

  /**
   * {@return a prediction with a factor in it, 0 at padding}
   *
   * @param prediction normalised, (B, L)
   * @param factor 1 as trained
   * @param feature what it was normalised by
   * @param logScale whether {@code feature} is of logarithms
   */
  public NDArray apply(
      NDArray prediction, Mask mask, double factor, Statistics.Feature feature, boolean logScale) {
    return factor == 1 ? prediction : mask.zero(multiplied(prediction, factor, feature, logScale));
  }

  abstract NDArray multiplied(
      NDArray x, double factor, Statistics.Feature feature, boolean logScale);
}
