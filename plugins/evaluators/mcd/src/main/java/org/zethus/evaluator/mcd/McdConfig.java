package org.zethus.evaluator.mcd;

import java.util.Locale;
import org.zethus.api.config.Default;
import org.zethus.dsp.score.Alignment;
import org.zethus.dsp.score.Comparison;

/**
 * What is called mel cepstral distortion, and how pairs are prepared.
 *
 * @param compare how pairs are prepared
 * @param mcd what is measured
 */
record McdConfig(@Default("{}") Comparison compare, @Default("{}") Measure mcd) {
  /**
   * What is measured.
   *
   * @param definition see {@link Definition}
   */
  record Measure(@Default("mel_bands") Definition definition) {}

  McdConfig {
    if (mcd.definition() != Definition.MEL_BANDS && compare.align() != Alignment.AUTO) {
      throw new IllegalArgumentException(
          "mcd.definition %s pairs frames in its own way; need compare.align auto, found %s"
              .formatted(lowerCase(mcd.definition()), lowerCase(compare.align())));
    }
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
