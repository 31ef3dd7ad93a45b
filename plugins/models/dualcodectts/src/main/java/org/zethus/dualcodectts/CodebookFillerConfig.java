package org.zethus.dualcodectts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.llama.LlamaConfig;

/**
 * How large the second Llama is.
 *
 * @param phones text ids; 1 in the published model, which hears no text
 * @param firstCodes codes of the first codebook
 * @param codes of each further codebook
 * @param hiddenSize D
 * @param intermediateSize width of the feed-forward
 * @param layers how many
 * @param heads attention heads
 * @param dropout while it learns. Ours
 * @param padding the symbol of a phone that is padding, where codes come before phones
 * @param quantizers codebooks, K
 * @param phonesAreLabels whether the model learns to predict code 0 at every phone, as the
 *     published one did: its labels leave out padding and keep phones. Ours
 */
record CodebookFillerConfig(
    @Key("phone_vocab_size") @Default("1") int phones,
    @Key("first_layer_vocab_size") @Default("16384") int firstCodes,
    @Key("target_vocab_size") @Default("4096") int codes,
    @Default("1024") int hiddenSize,
    @Default("4096") int intermediateSize,
    @Key("num_hidden_layers") @Default("12") int layers,
    @Key("num_attention_heads") @Default("16") int heads,
    @Default("0") double dropout,
    @Key("pad_token_id") @Default("4097") int padding,
    @Key("num_quantizers") @Default("8") int quantizers,
    @Default("false") boolean phonesAreLabels) {
  private static final int SPARE_PHONES = 10;

  CodebookFillerConfig {
    if (phones < 1 || firstCodes < 1 || codes < 1 || quantizers < 2) {
      throw new IllegalArgumentException(
          "need phone_vocab_size, first_layer_vocab_size and target_vocab_size of at least 1 and num_quantizers of at least 2, found %d, %d, %d and %d"
              .formatted(phones, firstCodes, codes, quantizers));
    }
    if (padding < codes || padding >= codes + phones + SPARE_PHONES) {
      throw new IllegalArgumentException(
          "need a pad_token_id from target_vocab_size %d on and before %d, found %d"
              .formatted(codes, codes + phones + SPARE_PHONES, padding));
    }
  }

  LlamaConfig llama() {
    return LlamaConfig.of(hiddenSize, intermediateSize, layers, heads).withDropout(dropout);
  }

  /** {@return codes of each codebook} */
  List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>(Collections.nCopies(quantizers, codes));
    sizes.set(0, firstCodes);
    return sizes;
  }

  /** {@return rows of the phones' table} */
  int phoneRows() {
    return phones + SPARE_PHONES;
  }

  /** {@return the phone id of padding} */
  int paddingPhone() {
    return padding - codes;
  }

  /** {@return classes of each output} */
  int classes() {
    return phoneRows() + codes;
  }
}
