package org.zethus.torch.codec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.gan.AdversarialLoss;
import org.zethus.torch.gan.FeatureMatching;
import org.zethus.torch.gan.Judgement;
import org.zethus.torch.nn.Functional;

/** What a codec and its discriminators play for. */
public enum CodecGame {
  /** Least squares, summed over discriminators (Mao et al. 2017). */
  LSGAN(AdversarialLoss.LSGAN, false),
  /** Hinges, averaged over discriminators; also the codec's (Lim &amp; Ye 2017). */
  HINGE(AdversarialLoss.HINGE, true);

  private final AdversarialLoss loss;
  private final boolean averaged;

  CodecGame(AdversarialLoss loss, boolean averaged) {
    this.loss = loss;
    this.averaged = averaged;
  }

  /** {@return the discriminators' loss, a scalar} */
  public NDArray discriminators(List<Judgement> real, List<Judgement> fake) {
    List<NDArray> terms = new ArrayList<>();
    for (int i = 0; i < real.size(); i++) {
      terms.add(loss.fake(fake.get(i).score()).add(loss.real(real.get(i).score())));
    }
    return shared(sum(terms), real.size());
  }

  /** {@return the codec's loss by what they say of its imitations, a scalar} */
  public NDArray codec(List<Judgement> fake) {
    return shared(sum(fake.stream().map(j -> loss.real(j.score())).toList()), fake.size());
  }

  /** {@return how far their view of imitations is from that of recordings, a scalar} */
  public NDArray features(List<Judgement> real, List<Judgement> fake) {
    return shared(FeatureMatching.ofFeatureMaps(real, fake), real.size());
  }

  private NDArray shared(NDArray sum, int count) {
    return averaged ? Functional.div(sum, count) : sum;
  }

  private static NDArray sum(List<NDArray> terms) {
    return terms.stream().reduce(NDArray::add).orElseThrow();
  }
}
