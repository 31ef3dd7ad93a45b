package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.flow.DurationPredictor;
import org.zethus.torch.nn.flow.StochasticDurationPredictor;

/**
 * How long each symbol lasts: as a distribution, or as one number. Neither trains the encoder.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 2.2.2, and the ablation
 *     in section 4.2</a>
 */
interface Durations {
  /**
   * {@return the loss of each utterance, divided by the symbols of the whole batch: (B)}
   *
   * @param x encoded symbols, (B, C, S)
   * @param w frames of each symbol, (B, 1, S)
   * @param g the speaker, (B, gin, 1)
   */
  NDArray loss(NDArray x, Mask mask, NDArray w, @Nullable NDArray g, Noise noise);

  /**
   * {@return logarithms of durations in frames, (B, 1, S)}
   *
   * @param noiseScale standard deviation of the noise, where there is any
   */
  NDArray predict(NDArray x, Mask mask, @Nullable NDArray g, double noiseScale, Noise noise);

  /** {@return the same in a graph, for one utterance} */
  Value predict(Value x, @Nullable Value g, Value noiseScale);

  /** Takes the weights. */
  static Durations of(StateDict weights, VitsConfig.Network network) {
    return network.useSdp()
        ? new Stochastic(
            new StochasticDurationPredictor(
                weights,
                network.hiddenChannels(),
                Stochastic.KERNEL,
                network.durationDropout(),
                Stochastic.FLOWS,
                network.ginChannels()))
        : new Deterministic(
            new DurationPredictor(
                weights,
                network.hiddenChannels(),
                Deterministic.WIDTH,
                Deterministic.KERNEL,
                network.durationDropout(),
                network.ginChannels()));
  }

  /** A flow over durations. */
  record Stochastic(StochasticDurationPredictor predictor) implements Durations {
    private static final int KERNEL = 3;
    private static final int FLOWS = 4;

    /** Duration and auxiliary value. */
    private static final int NOISE_CHANNELS = 2;

    private static NDArray noise(NDArray x, Mask mask, Noise noise) {
      return noise.normal(x.getManager(), new Shape(mask.size(), NOISE_CHANNELS, mask.longest()));
    }

    @Override
    public NDArray loss(NDArray x, Mask mask, NDArray w, @Nullable NDArray g, Noise noise) {
      NDArray drawn = noise(x, mask, noise);
      return Functional.div(
          predictor.negativeLogLikelihood(x, mask.values(), w, g, drawn), mask.count());
    }

    @Override
    public NDArray predict(
        NDArray x, Mask mask, @Nullable NDArray g, double noiseScale, Noise noise) {
      NDArray drawn = Functional.mul(noise(x, mask, noise), noiseScale);
      return predictor.sample(x, mask.values(), g, drawn);
    }

    @Override
    public Value predict(Value x, @Nullable Value g, Value noiseScale) {
      Value noise =
          x.graph().normalLike(x.slice(1, 0, 1).expand(x.graph().integers(1, NOISE_CHANNELS, 1)));
      return predictor.sample(x, g, noise.mul(noiseScale));
    }
  }

  /** One number per symbol, learned in the logarithm. */
  record Deterministic(DurationPredictor predictor) implements Durations {
    private static final int WIDTH = 256;
    private static final int KERNEL = 3;
    private static final double LEAST = 1e-6;

    @Override
    public NDArray loss(NDArray x, Mask mask, NDArray w, @Nullable NDArray g, Noise noise) {
      NDArray wanted = w.add(LEAST).log().mul(mask.values());
      NDArray error = predictor.forward(x, mask.values(), g).sub(wanted).square();
      return Functional.div(error.sum(new int[] {1, 2}), mask.count());
    }

    @Override
    public NDArray predict(
        NDArray x, Mask mask, @Nullable NDArray g, double noiseScale, Noise noise) {
      return predictor.forward(x, mask.values(), g);
    }

    @Override
    public Value predict(Value x, @Nullable Value g, Value noiseScale) {
      return predictor.forward(x, g);
    }
  }
}
