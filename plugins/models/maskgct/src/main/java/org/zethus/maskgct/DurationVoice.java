package org.zethus.maskgct;

import java.util.List;
import org.zethus.api.config.Default;

/**
 * What the {@code config.json} of a trained duration predictor says.
 *
 * @param model the network
 * @param symbols phones by id; none: those of the published model
 */
record DurationVoice(Model model, @Default("[]") List<String> symbols) {
  /**
   * The section {@code model}.
   *
   * @param durationModel the network
   */
  record Model(@Default("{}") DurationConfig durationModel) {}

  DurationVoice {
    symbols = List.copyOf(symbols);
  }
}
