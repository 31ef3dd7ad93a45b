package org.zethus.vits;

import org.zethus.api.config.Default;

/**
 * How to speak: the section {@code inference} of a checkpoint's config. The defaults are what
 * published models are listened to with (section 3.3).
 *
 * @param noiseScale how far latents may be from the prior's means; 0: not at all
 * @param noiseScaleW likewise for the durations, where they are a distribution
 * @param lengthScale factor on all durations
 * @param maxLen what lies behind so many frames is not decoded
 */
record Controls(
    @Default("0.667") double noiseScale,
    @Default("0.8") double noiseScaleW,
    @Default("1") double lengthScale,
    @Default("2147483647") int maxLen) {
  Controls {
    if (!(noiseScale >= 0 && noiseScaleW >= 0 && lengthScale > 0 && maxLen > 0)) {
      throw new IllegalArgumentException(
          ("need noise_scale and noise_scale_w of at least 0, length_scale and max_len greater than"
                  + " 0, found %s, %s, %s and %d")
              .formatted(noiseScale, noiseScaleW, lengthScale, maxLen));
    }
  }

  /** {@return the same, so many times faster} */
  Controls fasterBy(double speed) {
    return new Controls(noiseScale, noiseScaleW, lengthScale / speed, maxLen);
  }
}
