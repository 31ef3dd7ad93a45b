package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.torch.nn.Functional;

/**
 * Mean absolute distance of mel spectrograms at several resolutions, summed over them. Frames
 * overlap by three quarters.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.4</a>
 */
public final class MultiResolutionMelLoss {
  private final Config config;
  private final List<Resolution> resolutions = new ArrayList<>();

  /** One resolution: how magnitudes are made, and the mel bands, (mel bins, bins). */
  private record Resolution(StftMagnitude stft, NDArray bands) {
    NDArray mel(NDArray audio) {
      return Functional.linear(stft.forward(audio), bands, null);
    }
  }

  /**
   * Which resolutions count, and how.
   *
   * @param nMels mel bins of each resolution
   * @param windowLengths window of each resolution in samples
   * @param clampEps mel values below it are raised to it before the logarithm
   * @param magWeight weight of the plain mel values' distance
   * @param logWeight weight of their decadic logarithms' distance
   * @param pow power of the mel values in the logarithm
   */
  public record Config(
      @Default("[5, 10, 20, 40, 80, 160, 320]") List<Integer> nMels,
      @Default("[32, 64, 128, 256, 512, 1024, 2048]") List<Integer> windowLengths,
      @Default("1e-5") double clampEps,
      @Default("0") double magWeight,
      @Default("1") double logWeight,
      @Default("1") double pow) {
    public Config {
      nMels = List.copyOf(nMels);
      windowLengths = List.copyOf(windowLengths);
      if (nMels.isEmpty() || nMels.size() != windowLengths.size()) {
        throw new IllegalArgumentException(
            "need as many n_mels as window_lengths, found %d and %d"
                .formatted(nMels.size(), windowLengths.size()));
      }
    }
  }

  /**
   * A loss.
   *
   * @param manager owns windows and mel bands
   * @param sampleRate samples per second
   */
  public MultiResolutionMelLoss(NDManager manager, int sampleRate, Config config) {
    this.config = config;
    for (int i = 0; i < config.nMels().size(); i++) {
      resolutions.add(
          resolution(manager, sampleRate, config.windowLengths().get(i), config.nMels().get(i)));
    }
  }

  private static Resolution resolution(NDManager manager, int sampleRate, int window, int melBins) {
    int hop = window / 4;
    MelSpec spec = new MelSpec(sampleRate, window, window, hop, melBins, 0, sampleRate / 2.0);
    return new Resolution(
        StftMagnitude.hann(manager, window, hop, window), LogMel.bands(manager, spec));
  }

  /** {@return a scalar: how far (B, samples) is from (B, samples)} */
  public NDArray forward(NDArray real, NDArray fake) {
    List<NDArray> terms = new ArrayList<>();
    for (Resolution resolution : resolutions) {
      NDArray x = resolution.mel(real);
      NDArray y = resolution.mel(fake);
      if (config.logWeight() != 0) {
        double weight = config.logWeight() * config.pow() / Math.log(10);
        terms.add(Functional.mul(FeatureMatching.meanDistance(log(x), log(y)), weight));
      }
      if (config.magWeight() != 0) {
        terms.add(Functional.mul(FeatureMatching.meanDistance(x, y), config.magWeight()));
      }
    }
    return FeatureMatching.sum(terms);
  }

  /**
   * {@return a scalar: how far (B, samples) is from (B, samples) in the lowest mel bands, by
   * squared distances}
   *
   * @param share of the mel bands of each resolution, rounded down
   */
  public NDArray lowBands(NDArray real, NDArray fake, double share) {
    double scale = config.pow() / Math.log(10);
    List<NDArray> terms = new ArrayList<>();
    for (int i = 0; i < resolutions.size(); i++) {
      int bands = (int) (share * config.nMels().get(i));
      NDArray x = resolutions.get(i).mel(real).get(":, :, :{}", bands);
      NDArray y = resolutions.get(i).mel(fake).get(":, :, :{}", bands);
      NDArray logarithms = log(x).sub(log(y)).square().mean();
      terms.add(Functional.mul(logarithms, config.logWeight() * scale * scale));
      terms.add(Functional.mul(x.sub(y).square().mean(), config.magWeight()));
    }
    return FeatureMatching.sum(terms);
  }

  private NDArray log(NDArray mel) {
    return mel.clip(config.clampEps(), Float.MAX_VALUE).log();
  }
}
