package org.zethus.api.model;

import java.util.Arrays;
import java.util.Locale;
import org.zethus.api.plugin.ZethusException;

/** Names of languages in requests. */
final class Languages {
  private Languages() {}

  /**
   * Refuses what names no language.
   *
   * @param code of ISO 639-1; empty where none is named
   */
  static void requireCode(String code) {
    if (!code.isEmpty() && !Arrays.asList(Locale.getISOLanguages()).contains(code)) {
      throw new ZethusException(
          "found the language '%s'; a language is named by the two letters of ISO 639-1, e.g. en or de"
              .formatted(code));
    }
  }
}
