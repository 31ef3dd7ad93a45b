package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Linear;

/**
 * Tells from latents what they are to carry, or must not: three residual units and linear heads.
 * {@code model.0} to {@code model.3} and {@code heads.i} in the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2.3</a>
 */
public final class Predictor {
  private static final int UNITS = 3;

  private final List<ResidualUnit> units;
  private final Activation activation;
  private final List<Linear> heads = new ArrayList<>();
  private final boolean ofWhole;

  /**
   * Takes the weights.
   *
   * @param in channels of the latents
   * @param out width of each head
   * @param heads how many there are
   * @param ofWhole whether there is one answer for all frames, drawn from their mean
   */
  public Predictor(StateDict weights, int in, int out, int heads, boolean ofWhole) {
    this.ofWhole = ofWhole;
    units =
        IntStream.range(0, UNITS)
            .mapToObj(i -> new ResidualUnit(weights.at("model", i), in, i + 1))
            .toList();
    activation = new Activation(weights.at("model", UNITS), in);
    for (int i = 0; i < heads; i++) {
      this.heads.add(new Linear(weights.at("heads", i), in, out));
    }
  }

  /**
   * {@return what each head says, (B, T, out), or (B, out) of the whole}
   *
   * @param latents (B, C, T)
   */
  public List<NDArray> forward(NDArray latents) {
    NDArray h = latents;
    for (ResidualUnit unit : units) {
      h = unit.forward(h);
    }
    NDArray frames = activation.forward(h).transpose(0, 2, 1);
    NDArray seen = ofWhole ? frames.mean(new int[] {1}) : frames;
    return heads.stream().map(head -> head.forward(seen)).toList();
  }
}
