package org.zethus.maskgct;

import org.zethus.api.config.Default;
import org.zethus.torch.fastspeech.Requirements;
import org.zethus.torch.llama.LlamaConfig;
import org.zethus.torch.masked.Corruption;

/**
 * The section {@code t2s_model}: text to semantic codes.
 *
 * @param hiddenSize D
 * @param numLayers layers of the transformer
 * @param numHeads attention heads
 * @param cfgScale probability with which a training batch has no prompts
 * @param condCodebookSize semantic codes
 */
record T2sConfig(
    @Default("1024") int hiddenSize,
    @Default("16") int numLayers,
    @Default("16") int numHeads,
    @Default("0.2") double cfgScale,
    @Default("8192") int condCodebookSize) {
  private static final double LONGEST_PROMPT = 0.4;
  private static final double LEAST_HIDDEN = 0.2;

  T2sConfig {
    Requirements.positive("cond_codebook_size", condCodebookSize);
  }

  LlamaConfig transformer() {
    return LlamaConfig.of(hiddenSize, 4 * hiddenSize, numLayers, numHeads);
  }

  Corruption.Rule corruption() {
    return new Corruption.Rule(cfgScale, LONGEST_PROMPT, LEAST_HIDDEN);
  }
}
