package org.zethus.dualcodectts;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.flowmatching.TimeSchedule;
import org.zethus.torch.llama.LlamaConfig;
import org.zethus.torch.masked.Corruption;

/**
 * How large the flow is; defaults those of the published one.
 *
 * @param melBins of a frame, M
 * @param hiddenSize D
 * @param layers of the transformer
 * @param heads attention heads
 * @param withoutPrompt probability with which a training batch has no prompts
 * @param useCondCode whether codes are the condition; nothing else is known here
 * @param codes of the first codebook
 * @param framesPerCode mel frames
 * @param sigma how much noise is left at the end of the way
 * @param timeSchedule how often training visits which part of the way
 */
record VoiceBoxConfig(
    @Key("mel_dim") @Default("128") int melBins,
    @Default("1024") int hiddenSize,
    @Key("num_layers") @Default("16") int layers,
    @Key("num_heads") @Default("16") int heads,
    @Key("cfg_scale") @Default("0.2") double withoutPrompt,
    @Default("true") boolean useCondCode,
    @Key("cond_codebook_size") @Default("16384") int codes,
    @Key("cond_scale_factor") @Default("4") int framesPerCode,
    @Default("1e-5") double sigma,
    @Key("time_scheduler") @Default("cos") TimeSchedule timeSchedule) {
  private static final double LONGEST_PROMPT = 0.4;

  VoiceBoxConfig {
    if (melBins < 1 || codes < 1 || framesPerCode < 1) {
      throw new IllegalArgumentException(
          "need mel_dim, cond_codebook_size and cond_scale_factor of at least 1, found %d, %d and %d"
              .formatted(melBins, codes, framesPerCode));
    }
    if (!useCondCode) {
      throw new IllegalArgumentException(
          "need use_cond_code true: the condition is the codec's first codebook");
    }
    if (!(sigma >= 0 && sigma < 1)) {
      throw new IllegalArgumentException("need 0 <= sigma < 1, found " + sigma);
    }
  }

  LlamaConfig transformer() {
    return LlamaConfig.of(hiddenSize, 4 * hiddenSize, layers, heads);
  }

  /** {@return how prompts are cut in training} */
  Corruption.Rule prompts() {
    return new Corruption.Rule(withoutPrompt, LONGEST_PROMPT, 0);
  }
}
