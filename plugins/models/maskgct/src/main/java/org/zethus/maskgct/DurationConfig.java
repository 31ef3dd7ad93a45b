package org.zethus.maskgct;

import org.zethus.api.config.Default;
import org.zethus.torch.llama.LlamaConfig;

/**
 * The section {@code duration_model}: phones and a prompt's duration to a duration.
 *
 * @param hiddenSize D
 * @param numLayers layers of the transformer
 * @param numHeads attention heads
 * @param sigma noise that is left at the end of the flow
 */
record DurationConfig(
    @Default("256") int hiddenSize,
    @Default("4") int numLayers,
    @Default("4") int numHeads,
    @Default("1e-5") double sigma) {
  LlamaConfig transformer() {
    return LlamaConfig.of(hiddenSize, 4 * hiddenSize, numLayers, numHeads);
  }
}
