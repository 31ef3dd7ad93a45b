package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;

/**
 * Looks latents up in a codebook, between two projections where the codebook is narrower than they
 * are: {@code out(in(x) + sg(entry - in(x)))}, sg without a gradient.
 *
 * @see <a href="https://arxiv.org/abs/1711.00937">van den Oord et al. 2017, section 3</a>
 * @see <a href="https://arxiv.org/abs/2110.04627">Yu et al. 2021, section 3.2: factorised codes</a>
 */
public final class VectorQuantiser implements Quantiser {
  private final UnaryOperator<NDArray> in;
  private final Codebook codebook;
  private final UnaryOperator<NDArray> out;

  /**
   * A quantiser.
   *
   * @param in (B, D, T) to (B, d, T), d the codebook's width
   * @param out (B, d, T) to (B, D, T)
   */
  public VectorQuantiser(UnaryOperator<NDArray> in, Codebook codebook, UnaryOperator<NDArray> out) {
    this.in = in;
    this.codebook = codebook;
    this.out = out;
  }

  /** A quantiser whose codebook is as wide as the latents. */
  public VectorQuantiser(Codebook codebook) {
    this(x -> x, codebook, x -> x);
  }

  /** {@return a factorised quantiser, under the names that a family of checkpoints uses} */
  public static VectorQuantiser factorised(
      StateDict weights, FactorisedForm form, FactorisedConfig config) {
    return factorised(weights, form, config, codebook -> codebook);
  }

  /**
   * {@return a factorised quantiser whose codebook learns in a way of its own}
   *
   * @param learning what the codebook becomes, e.g. a {@link RestartingCodebook}
   */
  public static VectorQuantiser factorised(
      StateDict weights,
      FactorisedForm form,
      FactorisedConfig config,
      Function<EmbeddingCodebook, Codebook> learning) {
    EmbeddingCodebook codebook =
        new EmbeddingCodebook(
            weights.at(form.codebook()),
            config.codebookSize(),
            config.codebookDim(),
            config.useL2Normlize());
    return new VectorQuantiser(
        form.in(weights, config.inputDim(), config.codebookDim()),
        learning.apply(codebook),
        form.out(weights, config.inputDim(), config.codebookDim()));
  }

  /** {@return a quantiser whose entries are running means, as Amphion names it} */
  public static VectorQuantiser runningMeans(
      StateDict weights, FactorisedConfig config, EmaConfig ema) {
    FactorisedForm form = FactorisedForm.AMPHION;
    return new VectorQuantiser(
        form.in(weights, config.inputDim(), config.codebookDim()),
        new EuclideanCodebook(
            weights.at(form.codebook()),
            EuclideanCodebook.INITTED,
            config.codebookSize(),
            config.codebookDim(),
            ema),
        form.out(weights, config.inputDim(), config.codebookDim()));
  }

  @Override
  public Quantised forward(NDArray x) {
    NDArray latents = in.apply(x);
    Shape shape = latents.getShape();
    NDArray vectors = latents.swapAxes(1, 2).reshape(-1, shape.get(1));
    boolean learns = Autograd.isRecording();
    if (learns) {
      codebook.prepare(vectors);
    }
    NDArray codes = Autograd.inference(() -> codebook.nearest(vectors));
    NDArray entries = entries(codes.reshape(shape.get(0), shape.get(2)));
    if (learns) {
      codebook.learn(vectors, codes);
    }
    NDArray straight = latents.add(entries.sub(latents).stopGradient());
    return new Quantised(
        out.apply(straight), codes.reshape(shape.get(0), shape.get(2)), latents, entries);
  }

  @Override
  public NDArray decode(NDArray codes) {
    return out.apply(entries(codes));
  }

  /** {@return the codebook's entries (B, d, T) of codes (B, T)} */
  public NDArray entries(NDArray codes) {
    return codebook.entries(codes).swapAxes(1, 2);
  }

  /** {@return the codebook} */
  public Codebook codebook() {
    return codebook;
  }
}
