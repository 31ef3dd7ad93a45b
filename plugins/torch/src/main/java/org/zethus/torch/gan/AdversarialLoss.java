package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.nn.Functional;

/** What discriminator and generator play for, given scores of any shape; each loss is a scalar. */
public enum AdversarialLoss {
  /** Least squares: recordings are to score 1, imitations 0 (Mao et al. 2017). */
  LSGAN {
    @Override
    public NDArray real(NDArray score) {
      return score.sub(1).square().mean();
    }

    @Override
    public NDArray fake(NDArray score) {
      return score.square().mean();
    }

    @Override
    public NDArray generator(NDArray score) {
      return real(score);
    }
  },

  /** Least squares with the deviation of the squares on top, so that no stretch falls behind. */
  LSGAN_STD {
    @Override
    public NDArray real(NDArray score) {
      return meanAndDeviation(score.sub(1).square());
    }

    @Override
    public NDArray fake(NDArray score) {
      return meanAndDeviation(score.square());
    }

    @Override
    public NDArray generator(NDArray score) {
      return real(score);
    }
  },

  /** Hinge: recordings are to score above 1, imitations below -1 (Lim &amp; Ye 2017). */
  HINGE {
    @Override
    public NDArray real(NDArray score) {
      return Functional.relu(score.neg().add(1)).mean();
    }

    @Override
    public NDArray fake(NDArray score) {
      return Functional.relu(score.add(1)).mean();
    }

    @Override
    public NDArray generator(NDArray score) {
      return score.mean().neg();
    }
  };

  /** {@return the discriminator's loss on a recording} */
  public abstract NDArray real(NDArray score);

  /** {@return the discriminator's loss on an imitation} */
  public abstract NDArray fake(NDArray score);

  /** {@return the generator's loss on its imitation} */
  public abstract NDArray generator(NDArray score);

  /** The deviation is the unbiased one, over {@code n - 1}. */
  private static NDArray meanAndDeviation(NDArray squares) {
    NDArray mean = squares.mean();
    NDArray variance = Functional.div(squares.sub(mean).square().sum(), squares.size() - 1);
    return mean.add(variance.sqrt());
  }
}
