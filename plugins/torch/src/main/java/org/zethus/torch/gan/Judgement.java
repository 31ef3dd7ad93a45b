package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one discriminator makes of a batch of waveforms.
 *
 * @param score high where it takes a stretch for a recording; (B, …)
 * @param featureMaps the outputs of its layers before the score, in order; (B, C, …)
 */
public record Judgement(NDArray score, List<NDArray> featureMaps) {
  public Judgement {
    featureMaps = List.copyOf(featureMaps);
  }

  /** {@return what can be compared between a recording and its imitation: the maps, the score} */
  public List<NDArray> allMaps() {
    return Stream.concat(featureMaps.stream(), Stream.of(score)).toList();
  }
}
