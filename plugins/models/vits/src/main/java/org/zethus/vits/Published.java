package org.zethus.vits;

import java.util.Optional;
import java.util.stream.Stream;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.Sentence;
import org.zethus.text.espeak.Espeak;

/** A checkpoint that others trained: what its config comes to here, and how it reads text. */
interface Published {
  /** {@return the config in our keys} */
  VitsConfig config();

  /**
   * {@return how it reads text}
   *
   * @param espeak says the phones
   */
  SymbolReader reader(Espeak espeak);

  /** {@return the checkpoint, if it is not one of ours, which has its symbols in its config} */
  static Optional<Published> of(Checkpoint checkpoint) {
    Config config = checkpoint.config();
    if (Repository.wrote(config)) {
      return Optional.of(new Repository(config));
    }
    return config.get("symbols") == null
        ? Optional.of(new AmphionExperiment(checkpoint, config))
        : Optional.empty();
  }

  /** {@return a text's sentences as written} */
  static Stream<String> sentences(String text) {
    return new EnglishFrontEnd().read(text).stream().map(Sentence::text);
  }
}
