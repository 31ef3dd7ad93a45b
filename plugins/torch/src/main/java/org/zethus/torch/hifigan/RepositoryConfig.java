package org.zethus.torch.hifigan;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;

/**
 * {@code config.json} as the original repositories of HiFi-GAN and BigVGAN write it: all keys in
 * one object, {@code sampling_rate} and {@code num_mels} among them.
 */
public final class RepositoryConfig {
  /** The original's names of the keys of {@code preprocess} that have others here. */
  private static final Map<String, String> ORIGINAL =
      Map.of("sampling_rate", "sample_rate", "num_mels", "n_mel");

  private RepositoryConfig() {}

  /** {@return whether a config is such a one} */
  public static boolean is(Config config) {
    return config.get("upsample_rates") != null;
  }

  /** {@return whether it is one of a generator whose activations are snakes} */
  public static boolean isWithSnakes(Config config) {
    return is(config) && config.get("activation") != null;
  }

  /**
   * {@return the same in sections, as Amphion has them}
   *
   * @param network the key in {@code model}
   */
  public static Config sections(Config flat, String network) {
    Map<String, @Nullable Object> preprocess = new LinkedHashMap<>();
    flat.asMap().forEach((key, value) -> preprocess.put(ORIGINAL.getOrDefault(key, key), value));
    return Config.of(
        Map.of("preprocess", preprocess, "model", Map.of(network, flat.asMap())), flat.source());
  }
}
