package org.zethus.hifigan;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.hifigan.RepositoryConfig;

/**
 * What a HiFi-GAN checkpoint's {@code config.json} says. The sections and keys are Amphion's.
 *
 * @param mel how the mel frames are made
 * @param model the network
 */
public record HifiGanConfig(@Key("preprocess") MelSpec mel, Model model) {
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
   * Reads a config as Amphion and we write it, or as the original repository does.
   *
   * @throws ZethusException if a key is missing or cannot be
   */
  public static HifiGanConfig read(Config config) {
    return (isOfRepository(config) ? RepositoryConfig.sections(config, "hifigan") : config)
        .as(HifiGanConfig.class);
  }

  static boolean isOfRepository(Config config) {
    return RepositoryConfig.is(config) && !RepositoryConfig.isWithSnakes(config);
  }
}
