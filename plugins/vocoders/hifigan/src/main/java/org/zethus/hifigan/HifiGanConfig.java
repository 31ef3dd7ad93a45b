package org.zethus.hifigan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.hifigan.GeneratorConfig;

/**
 * What a HiFi-GAN checkpoint's {@code config.json} says. The sections and keys are Amphion's.
 *
 * @param mel how the mel frames are made
 * @param model the network
 */
public record HifiGanConfig(@Key("preprocess") MelSpec mel, Model model) {
  /** The original's names of the keys of {@code preprocess} that have others here. */
  private static final Map<String, String> ORIGINAL =
      Map.of("sampling_rate", "sample_rate", "num_mels", "n_mel");

  /** Where the networks are described. */
  public record Model(GeneratorConfig hifigan) {}

  public HifiGanConfig {
    int samples = model.hifigan().samplesPerFrame();
    if (samples != mel.hopLength()) {
      throw new IllegalArgumentException(
          ("model.hifigan.upsample_rates make %d samples of a frame, preprocess has hop_size %d;"
                  + " they must agree")
              .formatted(samples, mel.hopLength()));
    }
  }

  /**
   * Reads a config as Amphion and we write it, or as the original repository does: all keys in one
   * object, {@code sampling_rate} and {@code num_mels} among them.
   *
   * @throws ZethusException if a key is missing or cannot be
   */
  public static HifiGanConfig read(Config config) {
    return (isOfRepository(config) ? sections(config) : config).as(HifiGanConfig.class);
  }

  /** {@return whether the original repository wrote it: without sections, and without snakes} */
  static boolean isOfRepository(Config config) {
    return config.get("upsample_rates") != null && config.get("activation") == null;
  }

  private static Config sections(Config flat) {
    Map<String, @Nullable Object> preprocess = new LinkedHashMap<>();
    flat.asMap().forEach((key, value) -> preprocess.put(ORIGINAL.getOrDefault(key, key), value));
    return Config.of(
        Map.of("preprocess", preprocess, "model", Map.of("hifigan", flat.asMap())), flat.source());
  }
}
