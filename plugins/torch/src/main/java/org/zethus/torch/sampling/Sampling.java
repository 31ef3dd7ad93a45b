package org.zethus.torch.sampling;

import java.util.Map;
import java.util.Set;
import org.zethus.api.config.Default;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.ZethusException;

/**
 * How freely symbols are drawn.
 *
 * @param temperature divides the logits: below 1 likely symbols become likelier; greater than 0
 * @param topK only so many of the likeliest are drawn; 0 for all
 * @param topP only the likeliest whose probabilities reach it together are drawn; 1 for all
 * @param repetitionPenalty makes symbols that stand in the sequence less likely; 1 for no penalty
 * @param bestOf so many sequences are drawn at once, of which the model keeps the one that it finds
 *     best; as often as much time and memory. From 1 to 64
 */
public record Sampling(
    @Default("1") double temperature,
    @Default("0") int topK,
    @Default("1") double topP,
    @Default("1") double repetitionPenalty,
    @Default("1") int bestOf) {
  private static final String TEMPERATURE = "temperature";
  private static final String TOP_K = "top_k";
  private static final String TOP_P = "top_p";
  private static final String REPETITION_PENALTY = "repetition_penalty";
  private static final String BEST_OF = "best_of";
  private static final int MOST_AT_ONCE = 64;

  public Sampling {
    if (!(temperature > 0) || topK < 0 || !(topP > 0 && topP <= 1) || !(repetitionPenalty > 0)) {
      throw new ZethusException(
          "need temperature > 0, top_k of at least 0, 0 < top_p <= 1 and repetition_penalty > 0, found %s, %d, %s and %s"
              .formatted(temperature, topK, topP, repetitionPenalty));
    }
    if (bestOf < 1 || bestOf > MOST_AT_ONCE) {
      throw new ZethusException(
          "need best_of from 1 to %d, found %d".formatted(MOST_AT_ONCE, bestOf));
    }
  }

  /** One sequence. */
  public Sampling(double temperature, int topK, double topP, double repetitionPenalty) {
    this(temperature, topK, topP, repetitionPenalty, 1);
  }

  /**
   * {@return what a request asks for, and this where it is silent}
   *
   * @param model its id, for a model that goes on as its prompt does
   * @throws ZethusException if it asks for a control that such a model does not have
   */
  public Sampling askedBy(TtsRequest request, String model) {
    if (request.speed() != 1 || request.pitch() != 1 || request.energy() != 1) {
      throw new ZethusException(
          "%s speaks as its prompt does and has no control of speed, pitch and energy, found factors %s, %s and %s; leave them at 1"
              .formatted(model, request.speed(), request.pitch(), request.energy()));
    }
    request.requireControlsOf(
        model, Set.of(TEMPERATURE, TOP_K, TOP_P, REPETITION_PENALTY, BEST_OF));
    Map<String, Double> asked = request.controls();
    return new Sampling(
        asked.getOrDefault(TEMPERATURE, temperature),
        asked.getOrDefault(TOP_K, (double) topK).intValue(),
        asked.getOrDefault(TOP_P, topP),
        asked.getOrDefault(REPETITION_PENALTY, repetitionPenalty),
        asked.getOrDefault(BEST_OF, (double) bestOf).intValue());
  }
}
