package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;

/** The normalisations that VALL-E's transformers choose from, over (B, T, D). */
@FunctionalInterface
public interface Norm {
  /** {@code exp} of it keeps the mean square from 0 in a new {@link Kind#BASIC} norm. */
  double BASIC_LOG_EPS = Math.log(0.25);

  /**
   * Normalises.
   *
   * @param embedding what an adaptive norm adapts to, (1 or B, D); others take no notice
   */
  NDArray forward(NDArray x, @Nullable NDArray embedding);

  /** Which one. */
  enum Kind {
    /** Layer norm with {@code weight} and {@code bias}. */
    LAYER,
    /**
     * {@code x / sqrt(mean(x²) + exp(eps))} with one learned {@code eps}: no mean is subtracted.
     */
    BASIC,
    /** {@link #BASIC}, under {@code norm}; what balances its gradients in training is left out. */
    BALANCED_BASIC,
    /** The identity. */
    IDENTITY,
    /**
     * Layer norm under {@code norm}, then scale and shift that {@code project_layer} draws from an
     * embedding.
     */
    ADAPTIVE;

    /** {@return the norm, with weights from the checkpoint} */
    public Norm load(StateDict weights, int width) {
      return switch (this) {
        case LAYER -> {
          LayerNorm norm = new LayerNorm(weights, width);
          yield (x, embedding) -> norm.forward(x);
        }
        case BASIC -> basic(weights);
        case BALANCED_BASIC -> {
          weights.ignore("balancer.count");
          yield basic(weights.at("norm"));
        }
        case IDENTITY -> (x, embedding) -> x;
        case ADAPTIVE -> adaptive(weights, width);
      };
    }

    private static Norm basic(StateDict weights) {
      NDArray eps = weights.parameter("eps", Init.constant(BASIC_LOG_EPS));
      return (x, embedding) ->
          x.mul(Functional.pow(x.square().mean(new int[] {-1}, true).add(eps.exp()), -0.5));
    }

    private static Norm adaptive(StateDict weights, int width) {
      LayerNorm norm = new LayerNorm(weights.at("norm"), width);
      Linear projectLayer = new Linear(weights.at("project_layer"), width, 2 * width);
      return (x, embedding) -> {
        if (embedding == null) {
          throw new IllegalArgumentException("an adaptive norm needs an embedding");
        }
        var scaleAndShift = projectLayer.forward(embedding).split(2, 1);
        return norm.forward(x).mul(scaleAndShift.get(0)).add(scaleAndShift.get(1));
      };
    }
  }
}
