package org.zethus.maskgct;

import org.zethus.api.plugin.ZethusException;

/** How many frames a sentence gets. */
final class Durations {
  private Durations() {}

  /** {@return the whole frames of a time that is given} */
  static int given(double seconds, double frameRate) {
    return (int) (seconds * frameRate);
  }

  /**
   * {@return the frames of a sentence that is said as fast as the prompt}
   *
   * @throws ZethusException if the prompt has no phones
   */
  static int byPhones(double promptSeconds, int promptPhones, int phones, double frameRate) {
    if (promptPhones == 0) {
      throw new ZethusException(
          "found nothing to pronounce in the prompt's text, which tells how fast the voice speaks");
    }
    return (int) (promptSeconds * phones / promptPhones * frameRate);
  }
}
