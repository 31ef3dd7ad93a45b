package org.zethus.torch.vocoder;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Config;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.Adversary;

/** What a vocoder's bundle says of its training; {@link VocoderTrainer} does the rest. */
public interface TrainableVocoder {
  /** {@return the plugin's id, which is also the network's section in {@code model}} */
  String id();

  /** {@return what the stages of all vocoders are configured with} */
  VocoderSettings settings();

  /** {@return what the checkpoint's {@code config.json} says} */
  Record network();

  /** {@return what a checkpoint's config says, in the type of {@link #network}} */
  Record read(Config config);

  /** {@return inputs beside audio and mel: one number per frame, e.g. {@code pitch}} */
  default List<String> contours() {
    return List.of();
  }

  /** Takes the generator's weights, all of those in a checkpoint. */
  Imitator generator(StateDict weights);

  /** Takes the discriminators' weights; {@return null if there are none}. */
  default @Nullable Adversary adversary(StateDict weights) {
    return null;
  }
}
