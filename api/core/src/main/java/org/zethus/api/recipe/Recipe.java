package org.zethus.api.recipe;

import java.util.List;
import org.zethus.api.config.Config;

/**
 * A list of things to make; the order follows from what each reads.
 *
 * @param id e.g. {@code tts/starter}
 * @param seed of everything random
 * @param stages in the order of the file
 * @param config the recipe's other keys, with its base configs under them: what all stages share
 */
public record Recipe(String id, long seed, List<Stage> stages, Config config) {
  public Recipe {
    stages = List.copyOf(stages);
  }
}
