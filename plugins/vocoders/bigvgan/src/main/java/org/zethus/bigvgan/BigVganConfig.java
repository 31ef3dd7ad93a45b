package org.zethus.bigvgan;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.StateDict;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.hifigan.RepositoryConfig;
import org.zethus.torch.nn.snake.AntiAliasedSnake;
import org.zethus.torch.nn.snake.Snake;

/**
 * What a BigVGAN checkpoint's {@code config.json} says. The sections and keys are Amphion's.
 *
 * @param mel how the mel frames are made
 * @param model the network
 */
public record BigVganConfig(@Key("preprocess") MelSpec mel, Model model) {
  /** Where the networks are described. */
  public record Model(Network bigvgan) {}

  /**
   * The generator.
   *
   * @param shape stages and residual blocks, as in HiFi-GAN
   * @param activation what the snakes learn
   * @param snakeLogscale whether they learn logarithms
   * @param useTanhAtFinal whether tanh keeps samples in [-1, 1]; else they are cut there
   * @param useBiasAtFinal whether the last convolution has a bias
   */
  public record Network(
      @Key("") GeneratorConfig shape,
      Snake.Kind activation,
      boolean snakeLogscale,
      @Default("true") boolean useTanhAtFinal,
      @Default("true") boolean useBiasAtFinal) {
    String resblock() {
      return shape.resblock();
    }

    AntiAliasedSnake activation(StateDict weights, int channels) {
      return new AntiAliasedSnake(weights, activation, snakeLogscale, channels);
    }
  }

  public BigVganConfig {
    int samples = model.bigvgan().shape().samplesPerFrame();
    if (samples != mel.hopLength()) {
      throw new IllegalArgumentException(
          ("model.bigvgan.upsample_rates make %d samples of a frame, preprocess has hop_size %d;"
                  + " they must agree")
              .formatted(samples, mel.hopLength()));
    }
  }

  /**
   * Reads a config as Amphion and we write it, or as the original repository does.
   *
   * @throws ZethusException if a key is missing or cannot be
   */
  static BigVganConfig read(Config config) {
    return (RepositoryConfig.isWithSnakes(config)
            ? RepositoryConfig.sections(config, "bigvgan")
            : config)
        .as(BigVganConfig.class);
  }
}
