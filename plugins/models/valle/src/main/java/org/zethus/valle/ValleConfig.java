package org.zethus.valle;

import java.util.Set;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * How large a VALL-E is; the section {@code model} of Amphion's config.
 *
 * @param textTokens phone ids; 0 is padding
 * @param audioTokens codes of a codebook
 * @param width D
 * @param heads attention heads
 * @param layers of the autoregressive half
 * @param normFirst whether norms stand before attention and feed-forward
 * @param addPrenet whether embeddings go through small networks first
 * @param prefixMode how the non-autoregressive half hears its prompt: 0 not at all in training, 1
 *     as the beginning of the utterance, 2 as a piece of it, 4 as a piece of another one
 * @param shareEmbedding whether a codebook's output and its embedding are one matrix
 * @param narScaleFactor how much wider and deeper the non-autoregressive half is
 * @param prependBos whether sound begins with a symbol of its own, so that a prompt may be empty
 * @param quantizers codebooks, K
 * @param dropout of attention, feed-forward and positions
 * @param textPrenetDropout of the text's prenet
 * @param audioPrenetDropout of the sound's prenet
 * @param paddingCounts whether the first half also learns that padding goes on with the end, as the
 *     published arithmetic has it; then an utterance counts the more the longer its neighbours are.
 *     Ours
 * @param maxPromptFrames longest prompt in training, frames: three seconds at EnCodec's 75 Hz
 */
record ValleConfig(
    @Key("text_token_num") @Default("512") int textTokens,
    @Key("audio_token_num") @Default("1024") int audioTokens,
    @Key("decoder_dim") @Default("1024") int width,
    @Key("nhead") @Default("16") int heads,
    @Key("num_decoder_layers") @Default("12") int layers,
    @Default("true") boolean normFirst,
    @Default("false") boolean addPrenet,
    @Default("0") int prefixMode,
    @Default("true") boolean shareEmbedding,
    @Default("1") double narScaleFactor,
    @Default("false") boolean prependBos,
    @Key("num_quantizers") @Default("8") int quantizers,
    @Default("0.1") double dropout,
    @Default("0.5") double textPrenetDropout,
    @Default("0.25") double audioPrenetDropout,
    @Default("false") boolean paddingCounts,
    @Default("225") int maxPromptFrames) {
  private static final Set<Integer> PREFIX_MODES = Set.of(0, 1, 2, 4);

  ValleConfig {
    if (textTokens < 1 || audioTokens < 1 || layers < 1 || heads < 1 || maxPromptFrames < 1) {
      throw new IllegalArgumentException(
          "need text_token_num, audio_token_num, num_decoder_layers, nhead and max_prompt_frames of at least 1, found %d, %d, %d, %d and %d"
              .formatted(textTokens, audioTokens, layers, heads, maxPromptFrames));
    }
    if (width < 2 || width % 2 != 0 || width % heads != 0) {
      throw new IllegalArgumentException(
          "need an even decoder_dim that nhead divides, found %d and %d".formatted(width, heads));
    }
    if (!PREFIX_MODES.contains(prefixMode)) {
      throw new IllegalArgumentException("need prefix_mode 0, 1, 2 or 4, found " + prefixMode);
    }
    if (quantizers < 1) {
      throw new IllegalArgumentException("need num_quantizers of at least 1, found " + quantizers);
    }
    double narWidth = width * narScaleFactor;
    double narHeads = heads * narScaleFactor;
    if (!(narScaleFactor > 0)
        || (int) narHeads < 1
        || (int) narWidth % 2 != 0
        || (int) narWidth % (int) narHeads != 0
        || (int) (layers * narScaleFactor) < 1) {
      throw new IllegalArgumentException(
          "need a nar_scale_factor that leaves whole layers, and heads that divide an even width, found %s of %d layers, %d heads, width %d"
              .formatted(narScaleFactor, layers, heads, width));
    }
    requireProbability("dropout", dropout);
    requireProbability("text_prenet_dropout", textPrenetDropout);
    requireProbability("audio_prenet_dropout", audioPrenetDropout);
  }

  private static void requireProbability(String key, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException("need 0 <= %s < 1, found %s".formatted(key, value));
    }
  }

  /** {@return the symbol that ends a sequence of sound; also what padding is filled with} */
  int eos() {
    return audioTokens;
  }

  /** {@return the symbol that begins a sequence of sound, where there is one} */
  int bos() {
    return audioTokens + 1;
  }

  int narWidth() {
    return (int) (width * narScaleFactor);
  }

  int narHeads() {
    return (int) (heads * narScaleFactor);
  }

  int narLayers() {
    return (int) (layers * narScaleFactor);
  }
}
