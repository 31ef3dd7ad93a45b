package org.zethus.dualcodectts;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.llama.LlamaConfig;

/**
 * How large the language model is and how its symbols are numbered: a few special ones, then codes,
 * then text.
 *
 * @param vocabulary of all symbols
 * @param hiddenSize D
 * @param intermediateSize width of the feed-forward
 * @param layers how many
 * @param heads attention heads
 * @param rmsNormEps what keeps a mean square from 0
 * @param ropeTheta base of the rotary positions
 * @param dropout while it learns. Ours
 * @param codes of the first codebook
 * @param firstCode the symbol of code 0
 * @param separator between text and sound
 * @param end after sound
 */
record SpeechLmConfig(
    @Key("vocab_size") int vocabulary,
    @Default("1024") int hiddenSize,
    @Default("4096") int intermediateSize,
    @Key("num_hidden_layers") @Default("12") int layers,
    @Key("num_attention_heads") @Default("16") int heads,
    @Default("1e-6") double rmsNormEps,
    @Default("10000") double ropeTheta,
    @Default("0") double dropout,
    @Key("speech_vocab_size") int codes,
    @Key("initial_offset") @Default("10") int firstCode,
    @Key("sep_token") @Default("3") int separator,
    @Key("eos_token_id") @Default("2") int end) {
  SpeechLmConfig {
    if (codes < 1 || firstCode <= Math.max(separator, end) || firstCode + codes >= vocabulary) {
      throw new IllegalArgumentException(
          "need sep_token and eos_token_id below initial_offset, and a vocab_size with text after speech_vocab_size codes, found %d, %d, %d, %d and %d"
              .formatted(separator, end, firstCode, vocabulary, codes));
    }
  }

  LlamaConfig llama() {
    return new LlamaConfig(
        hiddenSize, intermediateSize, layers, heads, rmsNormEps, ropeTheta, dropout);
  }

  /** {@return how many text ids there are} */
  int textIds() {
    return vocabulary - firstText();
  }

  /** {@return the symbol of text id 0} */
  int firstText() {
    return firstCode + codes;
  }
}
