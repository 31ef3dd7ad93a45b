package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.zethus.torch.Autograd;
import org.zethus.torch.nn.Functional;

/**
 * How far a discriminator's view of an imitation is from its view of the recording: mean absolute
 * differences, summed over layers and discriminators.
 *
 * @see <a href="https://arxiv.org/abs/1910.06711">Kumar et al. 2019, equation 3</a>
 */
public final class FeatureMatching {
  private FeatureMatching() {}

  /** {@return the distance of all feature maps, without the scores} */
  public static NDArray ofFeatureMaps(List<Judgement> real, List<Judgement> fake) {
    NDList terms = new NDList();
    for (int d = 0; d < real.size(); d++) {
      add(terms, real.get(d).featureMaps(), fake.get(d).featureMaps());
    }
    return sum(terms);
  }

  /** {@return the distance of all feature maps and of the scores} */
  public static NDArray ofAllMaps(List<Judgement> real, List<Judgement> fake) {
    NDList terms = new NDList();
    for (int d = 0; d < real.size(); d++) {
      add(terms, real.get(d).allMaps(), fake.get(d).allMaps());
    }
    return sum(terms);
  }

  /**
   * {@return the distance of all feature maps as a share of how large the recording's are, averaged
   * over layers and discriminators}
   *
   * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, equation 2</a>
   */
  public static NDArray relative(List<Judgement> real, List<Judgement> fake) {
    NDList terms = new NDList();
    for (int d = 0; d < real.size(); d++) {
      List<NDArray> ofReal = real.get(d).featureMaps();
      List<NDArray> ofFake = fake.get(d).featureMaps();
      for (int l = 0; l < ofReal.size(); l++) {
        NDArray size = Autograd.inference(ofReal.get(l).abs()::mean);
        terms.add(meanDistance(ofReal.get(l), ofFake.get(l)).div(size));
      }
    }
    return Functional.div(sum(terms), terms.size());
  }

  private static void add(NDList terms, List<NDArray> real, List<NDArray> fake) {
    for (int i = 0; i < real.size(); i++) {
      terms.add(meanDistance(real.get(i), fake.get(i)));
    }
  }

  /** {@return mean |a - b|} */
  static NDArray meanDistance(NDArray a, NDArray b) {
    return a.sub(b).abs().mean();
  }

  /** {@return the sum of scalars} */
  static NDArray sum(List<NDArray> terms) {
    return terms.stream()
        .reduce(NDArray::add)
        .orElseThrow(() -> new IllegalArgumentException("need at least one term, found none"));
  }
}
