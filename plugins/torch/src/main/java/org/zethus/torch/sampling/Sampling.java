package org.zethus.torch.sampling;

import org.zethus.api.config.Default;
import org.zethus.api.plugin.ZethusException;

/**
 * How freely symbols are drawn.
 *
 * @param temperature divides the logits: below 1 likely symbols become likelier; greater than 0
 * @param topK only so many of the likeliest are drawn; 0 for all
 * @param topP only the likeliest whose probabilities reach it together are drawn; 1 for all
 * @param repetitionPenalty makes symbols that stand in the sequence less likely; 1 for no penalty
 */
public record Sampling(
    @Default("1") double temperature,
    @Default("0") int topK,
    @Default("1") double topP,
    @Default("1") double repetitionPenalty) {
  public Sampling {
    if (!(temperature > 0) || topK < 0 || !(topP > 0 && topP <= 1) || !(repetitionPenalty > 0)) {
      throw new ZethusException(
          "need temperature > 0, top_k of at least 0, 0 < top_p <= 1 and repetition_penalty > 0, found %s, %d, %s and %s"
              .formatted(temperature, topK, topP, repetitionPenalty));
    }
  }
}
