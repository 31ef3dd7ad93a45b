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
   * Refuses a prompt from which no rate follows.
   *
   * @throws ZethusException if it has no phones
   */
  static void requirePhones(long[] promptPhones) {
    if (promptPhones.length == 0) {
      throw new ZethusException(
          "found nothing to pronounce in the prompt's text, which tells how fast the voice speaks");
    }
  }

  /** {@return the frames of a sentence that is said as fast as the prompt} */
  static int byPhones(double promptSeconds, int promptPhones, int phones, double frameRate) {
    return (int) (promptSeconds * phones / promptPhones * frameRate);
  }
}
