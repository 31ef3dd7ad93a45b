package org.zethus.torch.llama;

import org.zethus.api.plugin.ZethusException;

/**
 * How large a Llama is.
 *
 * @param hiddenSize D
 * @param intermediateSize width of the gated feed-forward
 * @param layers how many
 * @param heads attention heads; they divide D, and a head's width is even
 * @param rmsNormEps what keeps a mean square from 0
 * @param ropeTheta base of the rotary positions' wavelengths
 * @param dropout chance, while it learns, that a value of the input or of what a layer adds is 0
 */
public record LlamaConfig(
    int hiddenSize,
    int intermediateSize,
    int layers,
    int heads,
    double rmsNormEps,
    double ropeTheta,
    double dropout) {
  /** Llama's own {@code rms_norm_eps}. */
  public static final double RMS_NORM_EPS = 1e-6;

  /** Llama's own {@code rope_theta}. */
  public static final double ROPE_THETA = 10_000;

  public LlamaConfig {
    if (hiddenSize < 1 || intermediateSize < 1 || layers < 1 || heads < 1) {
      throw new ZethusException(
          "need positive hidden_size, intermediate_size, num_hidden_layers, num_attention_heads, "
              + "found %d, %d, %d, %d".formatted(hiddenSize, intermediateSize, layers, heads));
    }
    if (hiddenSize % heads != 0 || hiddenSize / heads % 2 != 0) {
      throw new ZethusException(
          "need num_attention_heads that divide hidden_size %d into even widths, found %d"
              .formatted(hiddenSize, heads));
    }
    if (!(rmsNormEps > 0) || !(ropeTheta > 0)) {
      throw new ZethusException(
          "need rms_norm_eps and rope_theta above 0, found %s and %s"
              .formatted(rmsNormEps, ropeTheta));
    }
    if (!(dropout >= 0 && dropout < 1)) {
      throw new ZethusException("need a dropout of at least 0 and less than 1, found " + dropout);
    }
  }

  /** {@return a config with Llama's own constants, and no dropout} */
  public static LlamaConfig of(int hiddenSize, int intermediateSize, int layers, int heads) {
    return new LlamaConfig(
        hiddenSize, intermediateSize, layers, heads, RMS_NORM_EPS, ROPE_THETA, 0);
  }

  /** {@return the same with another dropout} */
  public LlamaConfig withDropout(double dropout) {
    return new LlamaConfig(
        hiddenSize, intermediateSize, layers, heads, rmsNormEps, ropeTheta, dropout);
  }

  int headWidth() {
    return hiddenSize / heads;
  }
}
