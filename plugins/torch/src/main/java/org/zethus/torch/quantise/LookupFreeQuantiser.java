package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;

/**
 * Rounds each of d latents to a bit; bit {@code i} counts {@code 2^i} in the code. There is no
 * codebook to be far from, so both losses are 0. In the checkpoint {@code in_project} and {@code
 * out_project}, none where widths are equal.
 *
 * @see <a href="https://arxiv.org/abs/2310.05737">Yu et al. 2023, section 3.1</a>
 */
public final class LookupFreeQuantiser implements Quantiser {
  private static final int MOST_BITS = 30;

  private final int bits;
  private final UnaryOperator<NDArray> in;
  private final UnaryOperator<NDArray> out;

  /**
   * Takes the weights.
   *
   * @param config its codebook's size is 2 to the power of its width
   * @throws ZethusException if it is not
   */
  public LookupFreeQuantiser(StateDict weights, FactorisedConfig config) {
    bits = config.codebookDim();
    if (bits > MOST_BITS || config.codebookSize() != 1 << bits) {
      throw new ZethusException(
          "%s: codebook_size %d is not 2 to the power of codebook_dim %d, as a quantiser without a codebook needs it"
              .formatted(weights, config.codebookSize(), bits));
    }
    in = FactorisedForm.AMPHION.in(weights, config.inputDim(), bits);
    out = FactorisedForm.AMPHION.out(weights, config.inputDim(), bits);
  }

  @Override
  public Quantised forward(NDArray x) {
    NDArray latents = Functional.sigmoid(in.apply(x));
    NDArray rounded = latents.stopGradient().round(); // halves to even
    NDArray straight = latents.add(rounded.sub(latents).stopGradient());
    return new Quantised(
        out.apply(straight), Kernels.SCRIPT.call("packed", rounded), latents, latents);
  }

  @Override
  public NDArray decode(NDArray codes) {
    return out.apply(Kernels.SCRIPT.call("bits", codes, (long) bits));
  }
}
