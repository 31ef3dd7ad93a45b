package org.zethus.whisper;

import org.zethus.api.tensor.Tensor;

/** Encoder and decoder, in the layout of one who publishes them. */
interface Graphs extends AutoCloseable {
  /** {@return the bands of the features} */
  int melBins();

  /** {@return a text that is being read off features, (1, mel bins, 3000)} */
  Decoding listen(Tensor features);

  /** Refuses to go on when closed. */
  void requireOpen();

  @Override
  void close();

  /** The decoder between two tokens. For one thread. */
  interface Decoding {
    /** {@return logits of the token after {@code ids}, which follow those of earlier calls} */
    float[] next(long... ids);
  }
}
