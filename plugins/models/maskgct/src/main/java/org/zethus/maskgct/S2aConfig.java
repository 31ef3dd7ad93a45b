package org.zethus.maskgct;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.fastspeech.Requirements;
import org.zethus.torch.llama.LlamaConfig;
import org.zethus.torch.masked.Corruption;

/**
 * The sections {@code s2a_1layer} and {@code s2a_full}: semantic codes to acoustic ones.
 *
 * @param numQuantizer codebooks of the acoustic codec that it knows, K
 * @param hiddenSize D
 * @param numLayers layers of the transformer
 * @param numHeads attention heads
 * @param codebookSize codes per codebook
 * @param cfgScale probability with which a training batch has no prompts
 * @param maskLayerSchedule how often each codebook is trained
 * @param condCodebookSize semantic codes
 * @param predictLayer1 whether the first codebook is among them
 */
record S2aConfig(
    @Default("12") int numQuantizer,
    @Default("1024") int hiddenSize,
    @Default("16") int numLayers,
    @Default("16") int numHeads,
    @Default("1024") int codebookSize,
    @Default("0.15") double cfgScale,
    @Default("linear") CodebookSchedule maskLayerSchedule,
    @Default("1024") int condCodebookSize,
    @Key("predict_layer_1") @Default("true") boolean predictLayer1) {
  private static final double LONGEST_PROMPT = 0.5;

  S2aConfig {
    Requirements.positive("num_quantizer", numQuantizer);
    Requirements.positive("codebook_size", codebookSize);
    Requirements.positive("cond_codebook_size", condCodebookSize);
    if (numQuantizer == 1 && !predictLayer1) {
      throw new IllegalArgumentException(
          "need predict_layer_1 with num_quantizer 1: there is no other codebook to learn");
    }
  }

  LlamaConfig transformer() {
    return LlamaConfig.of(hiddenSize, 4 * hiddenSize, numLayers, numHeads);
  }

  Corruption.Rule corruption() {
    return new Corruption.Rule(cfgScale, LONGEST_PROMPT, 0);
  }

  /** {@return how often each codebook is trained, in proportion} */
  double[] codebookWeights() {
    return maskLayerSchedule.weights(numQuantizer, predictLayer1);
  }
}
