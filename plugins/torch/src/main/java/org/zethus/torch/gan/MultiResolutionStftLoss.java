package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Functional;

/**
 * Distance of magnitude spectra at several resolutions, each the sum of two terms: spectral
 * convergence {@code |x - y| / |x|} of magnitudes weighted as the ear hears them, which looks at
 * peaks, and the mean absolute distance of logarithms, which looks at everything.
 *
 * @see <a href="https://arxiv.org/abs/1910.11480">Yamamoto et al. 2020, section 2.2</a>
 */
public final class MultiResolutionStftLoss {
  private final List<Resolution> resolutions = new ArrayList<>();

  /** One resolution: how magnitudes are made, and the weight of each bin. */
  private record Resolution(StftMagnitude stft, NDArray loudness) {}

  /**
   * The two terms, each a mean over resolutions.
   *
   * @param convergence the spectral convergence, a scalar
   * @param logarithm the distance of logarithms, a scalar
   */
  public record Terms(NDArray convergence, NDArray logarithm) {
    /** {@return their sum} */
    public NDArray sum() {
      return convergence.add(logarithm);
    }
  }

  /**
   * A loss.
   *
   * @param manager owns windows and weights
   * @param sampleRate samples per second
   */
  public MultiResolutionStftLoss(NDManager manager, int sampleRate, Resolutions resolutions) {
    for (StftMagnitude stft : resolutions.transforms(manager)) {
      float[] loudness = AWeighting.magnitudes(sampleRate, 2 * (stft.bins() - 1));
      NDArray weights = Tensors.of(manager, loudness, loudness.length);
      NDScope.unregister(weights); // they outlive the call they are made in
      this.resolutions.add(new Resolution(stft, weights));
    }
  }

  /** {@return how far (B, samples) is from (B, samples)} */
  public Terms forward(NDArray real, NDArray fake) {
    List<NDArray> convergence = new ArrayList<>();
    List<NDArray> logarithm = new ArrayList<>();
    for (Resolution resolution : resolutions) {
      NDArray x = resolution.stft().forward(real);
      NDArray y = resolution.stft().forward(fake);
      NDArray loudness = resolution.loudness();
      convergence.add(x.sub(y).mul(loudness).norm().div(x.mul(loudness).norm()));
      logarithm.add(FeatureMatching.meanDistance(x.log(), y.log()));
    }
    int count = resolutions.size();
    return new Terms(
        Functional.div(FeatureMatching.sum(convergence), count),
        Functional.div(FeatureMatching.sum(logarithm), count));
  }
}
