package org.zethus.valle;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.tensor.Tensor;
import org.zethus.torch.StateDict;
import org.zethus.torch.sampling.Continuation;
import org.zethus.torch.sampling.Sampling;

/**
 * Both halves of VALL-E: the first continues a prompt's first codebook, the second adds the others.
 *
 * @see <a href="https://arxiv.org/abs/2301.02111">Wang et al. 2023, figure 1</a>
 */
final class Valle {
  private final ValleConfig config;
  private final StateDict weights;
  private final Autoregressive autoregressive;
  private final @Nullable NonAutoregressive nonAutoregressive;

  /** A model of codebooks that are all as large as the config says. */
  Valle(StateDict weights, ValleConfig config) {
    this(weights, config, Collections.nCopies(config.quantizers(), config.audioTokens()));
  }

  /**
   * A model that gives no other codes than its codec has.
   *
   * @param codebookSizes of each codebook, at most the config's {@code audio_token_num}
   */
  Valle(StateDict weights, ValleConfig config, List<Integer> codebookSizes) {
    this.weights = weights;
    this.config = config;
    autoregressive = new Autoregressive(weights, config, codebookSizes.get(0));
    nonAutoregressive =
        config.quantizers() > 1 ? new NonAutoregressive(weights, config, codebookSizes) : null;
  }

  Autoregressive autoregressive() {
    return autoregressive;
  }

  NonAutoregressive nonAutoregressive() {
    if (nonAutoregressive == null) {
      throw new IllegalStateException("a model of one codebook has no second half");
    }
    return nonAutoregressive;
  }

  /**
   * Says a text in the manner of a prompt.
   *
   * @param phones of the prompt's text, then of the text to say
   * @param enrolled how many of them are the prompt's
   * @param prompt (K, P)
   * @param sampling how codes of the first codebook are drawn. Of several continuations the one is
   *     kept from which the network itself would soonest go on to the prompt: one that has come
   *     into another voice, or lost the text, would not
   * @param uniform numbers in [0, 1), one for each code of the first codebook that is drawn
   * @return the codes that follow the prompt, (K, T)
   * @see <a href="https://arxiv.org/abs/1510.03055">Li et al. 2016, section 4.1 (MMI-bidi)</a>
   */
  int[][] say(
      long[] phones,
      int enrolled,
      int[][] prompt,
      Sampling sampling,
      DoubleSupplier uniform,
      NDManager manager,
      CancelSignal cancel) {
    List<int[]> drawn =
        autoregressive.generate(phones, prompt[0], sampling, uniform, manager, cancel);
    long[] reversed =
        LongStream.concat(
                Arrays.stream(phones, enrolled, phones.length), Arrays.stream(phones, 0, enrolled))
            .toArray();
    int[] first =
        Continuation.best(
            drawn, each -> autoregressive.likelihood(reversed, each, prompt[0], manager));
    if (config.quantizers() == 1) {
      return new int[][] {first};
    }
    return nonAutoregressive()
        .fill(
            secondText(phones, enrolled),
            prompt,
            first,
            NonAutoregressive.Hearing.AS_TRAINED,
            manager);
  }

  /**
   * A prompt cut from anywhere has no text: modes 2 and 4 leave it out, but for the first phone.
   */
  private long[] secondText(long[] phones, int enrolled) {
    if (config.prefixMode() < 2) {
      return phones;
    }
    long[] rest = Arrays.copyOfRange(phones, enrolled - 1, phones.length);
    long[] text = new long[rest.length + 1];
    text[0] = phones[0];
    System.arraycopy(rest, 0, text, 1, rest.length);
    return text;
  }

  /**
   * Says the second half of an utterance again: its first codebook is kept, the others are filled
   * in after the first half's.
   *
   * @param codes (K, T)
   * @return (K, what follows the first half)
   */
  int[][] continuation(long[] phones, int[][] codes, NDManager manager) {
    int frames = codes[0].length;
    int prefix = Math.min(frames / 2, config.maxPromptFrames());
    int[][] prompt =
        Arrays.stream(codes).map(row -> Arrays.copyOf(row, prefix)).toArray(int[][]::new);
    int[] first = Arrays.copyOfRange(codes[0], prefix, frames);
    return nonAutoregressive()
        .fill(
            phones,
            prompt,
            first,
            config.prefixMode() == 0
                ? NonAutoregressive.Hearing.POSITIONS_FIRST
                : NonAutoregressive.Hearing.AS_TRAINED,
            manager);
  }

  /** {@return the weights under all names of the published layout, shared ones twice} */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new LinkedHashMap<>(weights.toTensors());
    for (int i = 0; config.shareEmbedding() && i < config.quantizers() - 2; i++) {
      Tensor shared =
          tensors.get("nar_audio_embeddings.%d.word_embeddings.weight".formatted(i + 2));
      tensors.put("nar_predict_layers.%d.weight".formatted(i), shared);
    }
    return tensors;
  }
}
