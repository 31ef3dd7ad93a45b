package org.zethus.maskgct;

import java.util.List;
import org.zethus.api.config.Default;

/**
 * What the {@code config.json} of a trained text-to-semantic model says.
 *
 * @param model the network
 * @param symbols phones by id; none: those of the published model
 * @param frontEnd the text front end whose phones they are
 */
record T2sVoice(
    Model model, @Default("[]") List<String> symbols, @Default("english") String frontEnd) {
  /**
   * The section {@code model}.
   *
   * @param t2sModel the network
   */
  record Model(@Default("{}") T2sConfig t2sModel) {}

  T2sVoice {
    symbols = List.copyOf(symbols);
    if (symbols.size() >= TextToSemantic.PHONES) {
      throw new IllegalArgumentException(
          "need fewer than %d symbols, found %d".formatted(TextToSemantic.PHONES, symbols.size()));
    }
  }

  /** {@return ids of phones} */
  ToIds ids() {
    return ToIds.of(symbols);
  }
}
