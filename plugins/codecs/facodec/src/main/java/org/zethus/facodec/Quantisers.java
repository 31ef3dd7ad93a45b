package org.zethus.facodec;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.quantise.FactorisedConfig;
import org.zethus.torch.quantise.FactorisedForm;
import org.zethus.torch.quantise.Quantised;
import org.zethus.torch.quantise.QuantiserDropout;
import org.zethus.torch.quantise.ResidualQuantised;
import org.zethus.torch.quantise.ResidualQuantiser;
import org.zethus.torch.quantise.VectorQuantiser;

/**
 * One residual quantiser for each factor: prosody and content have inputs of their own, detail is
 * what they leave of the latents. {@code quantizer.0}, {@code .1} and {@code .2} in the checkpoint.
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2.1</a>
 */
final class Quantisers {
  private final FaCodecConfig.Codebooks config;
  private final ResidualQuantiser prosody;
  private final ResidualQuantiser content;
  private final @Nullable ResidualQuantiser detail;

  /**
   * What was made of latents.
   *
   * @param sum what all codebooks give together, (B, C, T)
   * @param codes prosody, content and detail: int64 (B, K, T)
   * @param losses each codebook's, over the items that have it: its own and the weighted
   *     commitment, (K)
   * @param factors prosody, content and where there is one detail, by all codebooks: (B, C, T)
   */
  record Factored(NDArray sum, NDArray codes, NDArray losses, List<NDArray> factors) {
    Factored {
      factors = List.copyOf(factors);
    }
  }

  /** How many codebooks each item of a batch has; (B) for each factor. */
  static final class Counts {
    private final int[] prosody;
    private final int[] content;
    private final int[] detail;

    Counts(int[] prosody, int[] content, int[] detail) {
      this.prosody = prosody;
      this.content = content;
      this.detail = detail;
    }
  }

  Quantisers(StateDict weights, FaCodecConfig.Codebooks config) {
    this.config = config;
    prosody = factor(weights.at("quantizer.0"), config.vqNumQP(), config.codebookSizeProsody());
    content = factor(weights.at("quantizer.1"), config.vqNumQC(), config.codebookSizeContent());
    detail =
        config.vqNumQR() == 0
            ? null
            : factor(weights.at("quantizer.2"), config.vqNumQR(), config.codebookSizeResidual());
  }

  private ResidualQuantiser factor(StateDict weights, int count, int logarithm) {
    FactorisedConfig shape =
        new FactorisedConfig(config.vqDim(), 1 << logarithm, config.codebookDim());
    return ResidualQuantiser.of(
        count,
        i ->
            VectorQuantiser.factorised(
                weights.at("layers", i), FactorisedForm.NATURAL_SPEECH_3, shape));
  }

  /** {@return counts that leave all codebooks to a batch} */
  Counts all(int batch) {
    return counts(batch, 0, new java.util.Random(0));
  }

  /**
   * {@return counts that leave some items of a batch fewer codebooks}
   *
   * @param share how many of the items, e.g. {@code quantizer_dropout}
   */
  Counts counts(int batch, double share, java.util.Random random) {
    QuantiserDropout dropout = new QuantiserDropout(share, 1);
    return new Counts(
        dropout.counts(batch, config.vqNumQP(), random),
        dropout.counts(batch, config.vqNumQC(), random),
        detail == null ? new int[0] : dropout.counts(batch, config.vqNumQR(), random));
  }

  /**
   * Quantises.
   *
   * @param latents (B, C, T)
   * @param ofProsody what prosody is quantised from, (B, C, T); version 1 has the latents here
   */
  Factored forward(NDArray latents, NDArray ofProsody, Counts counts) {
    List<ResidualQuantised> parts = new ArrayList<>();
    parts.add(prosody.forward(ofProsody, counts.prosody));
    parts.add(content.forward(latents, counts.content));
    List<NDArray> factors = new ArrayList<>();
    parts.forEach(part -> factors.add(whole(part)));
    if (detail != null) {
      NDArray rest = latents.sub(factors.get(0).add(factors.get(1)).stopGradient());
      parts.add(detail.forward(rest, counts.detail));
      factors.add(whole(parts.get(2)));
    }
    return new Factored(
        parts.stream().map(ResidualQuantised::output).reduce(NDArray::add).orElseThrow(),
        NDArrays.concat(list(parts.stream().map(ResidualQuantised::codes).toList()), 1),
        NDArrays.concat(list(parts.stream().map(this::losses).toList()), 0),
        factors);
  }

  /** What all codebooks give together, also of items that some were left out for. */
  private static NDArray whole(ResidualQuantised part) {
    return part.layers().stream().map(Quantised::output).reduce(NDArray::add).orElseThrow();
  }

  private NDArray losses(ResidualQuantised part) {
    return part.codebookLosses()
        .add(Functional.mul(part.commitmentLosses(), config.vqCommitWeight()));
  }

  private static NDList list(List<NDArray> arrays) {
    return new NDList(arrays);
  }

  /**
   * {@return the latents (B, C, T) that codes stand for}
   *
   * @param codes prosody, content and detail: int64 (B, K, T)
   * @param withDetail whether the codes of detail count
   */
  NDArray embed(NDArray codes, boolean withDetail) {
    int ofContent = config.vqNumQP();
    int ofDetail = ofContent + config.vqNumQC();
    NDArray sum =
        prosody
            .decode(codes.get(":, 0:{}", ofContent))
            .add(content.decode(codes.get(":, {}:{}", ofContent, ofDetail)));
    return detail == null || !withDetail
        ? sum
        : sum.add(detail.decode(codes.get(":, {}:", ofDetail)));
  }
}
