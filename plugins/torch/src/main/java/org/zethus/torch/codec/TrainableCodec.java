package org.zethus.torch.codec;

import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.gan.Adversary;

/** What a codec's bundle says of its training; {@link CodecTrainer} does the rest. */
public interface TrainableCodec extends AutoCloseable {
  /** {@return which codec it is} */
  CodecSpec spec();

  /**
   * Takes the codec's weights, all of those in a checkpoint.
   *
   * @param memory what training remembers beside them, e.g. how often an entry of a codebook is
   *     chosen; saved with the run, not with the codec
   */
  CodecImitator codec(StateDict weights, StateDict memory);

  /** Takes the discriminators' weights; {@return null if there are none}. */
  @Nullable Adversary adversary(StateDict weights);

  /** Frees what is not the codec's own. */
  @Override
  default void close() {}
}
