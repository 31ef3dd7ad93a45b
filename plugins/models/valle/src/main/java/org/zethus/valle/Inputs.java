package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Embedding;

/**
 * What text and sound go through before a half's transformer: the text's embedding, prenets and
 * positions. In the checkpoint all names begin with the half's, {@code ar} or {@code nar}.
 */
final class Inputs {
  private final Embedding phones;
  private final @Nullable TextPrenet textPrenet;
  private final @Nullable AudioPrenet audioPrenet;
  private final SinePositions textPositions;
  private final SinePositions audioPositions;

  private Inputs(
      StateDict weights,
      String half,
      ValleConfig config,
      int width,
      double textDropout,
      NDArray textAlpha,
      NDArray audioAlpha) {
    phones =
        new Embedding(
            weights.at(half + "_text_embedding.word_embeddings"), config.textTokens(), width);
    textPrenet =
        config.addPrenet()
            ? new TextPrenet(weights.at(half + "_text_prenet"), width, config.textPrenetDropout())
            : null;
    audioPrenet =
        config.addPrenet()
            ? new AudioPrenet(
                weights.at(half + "_audio_prenet"), width, config.audioPrenetDropout())
            : null;
    textPositions = new SinePositions(textAlpha, width, textDropout);
    audioPositions = new SinePositions(audioAlpha, width, config.dropout());
  }

  /** {@return those of the autoregressive half, whose factors of positions are trained} */
  static Inputs autoregressive(StateDict weights, ValleConfig config) {
    return new Inputs(
        weights,
        "ar",
        config,
        config.width(),
        config.dropout(),
        weights.parameter("ar_text_position.alpha", Init.ONES, 1),
        weights.parameter("ar_audio_position.alpha", Init.ONES, 1));
  }

  /** {@return those of the non-autoregressive half, whose factors of positions are fixed} */
  static Inputs nonAutoregressive(StateDict weights, ValleConfig config) {
    return new Inputs(
        weights,
        "nar",
        config,
        config.narWidth(),
        0,
        weights.buffer("nar_text_position.alpha", Init.ONES, 1),
        weights.buffer("nar_audio_position.alpha", Init.ONES, 1));
  }

  /** {@return (B, S, D) of phones (B, S)} */
  NDArray text(NDArray ids) {
    NDArray embedded = phones.forward(ids);
    return textPositions.forward(textPrenet == null ? embedded : textPrenet.forward(embedded));
  }

  /**
   * {@return (B, T, D) of embedded codes (B, T, D)}
   *
   * @param start position of the first frame
   */
  NDArray sound(NDArray embedded, int start) {
    return audioPositions.from(start, prenet(embedded));
  }

  /** {@return as {@link #sound}, but positions are added before the prenet} */
  NDArray soundPositionsFirst(NDArray embedded) {
    return prenet(audioPositions.forward(embedded));
  }

  private NDArray prenet(NDArray embedded) {
    return audioPrenet == null ? embedded : audioPrenet.forward(embedded);
  }
}
