package org.zethus.fastspeech2;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.Checkpoint;

/**
 * Everything a checkpoint's {@code config.json} says: the network, what its mel frames are, and who
 * reads the text.
 *
 * @param mel what the network was trained to make
 * @param network blocks, symbols, speakers and statistics
 * @param frontEnd id of the text front end
 */
record Voice(MelSpec mel, FastSpeech2Config network, String frontEnd) {
  /** What {@link FastSpeech2Config} does not read. */
  private record Rest(@Key("preprocess") MelSpec mel, @Default("english") String frontEnd) {}

  /** {@return the voice of a checkpoint} */
  static Voice of(Checkpoint checkpoint) {
    Rest rest = checkpoint.config(Rest.class);
    return new Voice(rest.mel(), checkpoint.config(FastSpeech2Config.class), rest.frontEnd());
  }

  /** {@return the voice that learns a corpus} */
  static Voice of(FastSpeech2TrainerConfig config, Corpus corpus) {
    return new Voice(
        config.mel(),
        new FastSpeech2Config(
            config.features(),
            config.model(),
            config.network(),
            corpus.symbols().symbols(),
            corpus.speakers().names(),
            corpus.statistics()),
        config.frontEnd());
  }

  /**
   * {@return this voice on the network of another, whose weights it starts from}: with the other's
   * blocks and symbols, but with the statistics of this one's corpus
   *
   * @throws org.zethus.api.audio.SpecMismatchException if the other makes other mel frames
   */
  Voice continuing(Voice other) {
    other.mel().requireSame(mel, "the checkpoint to start from");
    FastSpeech2Config start = other.network();
    return new Voice(
        mel,
        new FastSpeech2Config(
            start.features(),
            start.model(),
            start.train(),
            start.symbols(),
            start.train().multiSpeakerTraining() ? start.speakers() : network.speakers(),
            network.statistics()),
        other.frontEnd());
  }

  /** {@return what {@link #of} reads, with the name by which a folder's model is found} */
  Config toConfig() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model_type", "FastSpeech2");
    json.putAll(Config.of(network).asMap());
    Map<String, @Nullable Object> preprocess = new LinkedHashMap<>(Config.of(mel).asMap());
    preprocess.putAll(Config.of(network.features()).asMap());
    json.put("preprocess", preprocess);
    json.put("front_end", frontEnd);
    return Config.of(json, "config.json");
  }
}
