package org.zethus.onnx.voice;

import java.util.Map;
import java.util.Set;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.api.model.TtsRequest;
import org.zethus.api.plugin.ZethusException;

/**
 * How to speak.
 *
 * @param noise how far what is drawn may be from the likeliest; 0: not at all
 * @param length factor on all durations
 * @param noiseW likewise as {@code noise} for durations
 */
record Scales(
    @Key("noise_scale") @Default("0.667") double noise,
    @Key("length_scale") @Default("1") double length,
    @Key("noise_w") @Default("0.8") double noiseW) {
  private static final String NOISE = "noise_scale";
  private static final String NOISE_W = "noise_scale_w";
  private static final String LENGTH = "length_scale";
  private static final Set<String> NAMES = Set.of(NOISE, NOISE_W, LENGTH);

  Scales {
    if (!(noise >= 0 && noiseW >= 0 && length > 0)) {
      throw new IllegalArgumentException(
          "need noise scales of at least 0 and a length scale greater than 0, found %s, %s and %s"
              .formatted(noise, noiseW, length));
    }
  }

  /**
   * {@return what a request asks for, on top of these}
   *
   * @throws ZethusException if it asks for what no such voice has
   */
  Scales asAsked(TtsRequest request) {
    request.requireControlsOf(OnnxVoicePlugin.ID, NAMES);
    request.requireNoPrompt(OnnxVoicePlugin.ID);
    if (request.pitch() != 1 || request.energy() != 1) {
      throw new ZethusException(
          "an ONNX voice has no control of pitch and energy, found factors %s and %s; leave them at 1"
              .formatted(request.pitch(), request.energy()));
    }
    Map<String, Double> asked = request.controls();
    return new Scales(
        asked.getOrDefault(NOISE, noise),
        asked.getOrDefault(LENGTH, length) / request.speed(),
        asked.getOrDefault(NOISE_W, noiseW));
  }
}
