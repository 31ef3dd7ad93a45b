package org.zethus.vits;

import java.util.Map;
import java.util.Set;
import org.zethus.api.config.Default;
import org.zethus.api.model.TtsRequest;

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

  private static final String NOISE_SCALE = "noise_scale";
  private static final String NOISE_SCALE_W = "noise_scale_w";
  private static final String LENGTH_SCALE = "length_scale";
  private static final Set<String> NAMES = Set.of(NOISE_SCALE, NOISE_SCALE_W, LENGTH_SCALE);

  /**
   * {@return what a request asks for, on top of these}
   *
   * @throws org.zethus.api.plugin.ZethusException if it asks for a control that is none of these
   */
  Controls asAsked(TtsRequest request) {
    request.requireControlsOf("vits", NAMES);
    request.requireNoPrompt("vits");
    request.requireNoLanguage("vits");
    Map<String, Double> asked = request.controls();
    return new Controls(
        asked.getOrDefault(NOISE_SCALE, noiseScale),
        asked.getOrDefault(NOISE_SCALE_W, noiseScaleW),
        asked.getOrDefault(LENGTH_SCALE, lengthScale) / request.speed(),
        maxLen);
  }
}
