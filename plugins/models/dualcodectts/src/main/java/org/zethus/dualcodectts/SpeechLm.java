package org.zethus.dualcodectts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.llama.LlamaForCausalLm;
import org.zethus.torch.loss.Taught;
import org.zethus.torch.nn.attention.KeyValueCache;
import org.zethus.torch.sampling.Continuation;

/**
 * Continues the first codebook: text, a separator, codes and an end are one sequence of symbols for
 * a causal Llama. In the checkpoint under {@code llm}.
 */
final class SpeechLm {
  /** Chooses the next symbol. */
  @FunctionalInterface
  interface Choice {
    /**
     * {@return a symbol}
     *
     * @param logits of all symbols
     * @param seen what stands in the sequence
     */
    int next(float[] logits, BitSet seen);
  }

  private final SpeechLmConfig config;
  private final LlamaForCausalLm llama;

  SpeechLm(StateDict weights, SpeechLmConfig config) {
    this.config = config;
    llama = new LlamaForCausalLm(weights.at("llm"), config.vocabulary(), config.llama());
  }

  /**
   * Sequences of symbols, padded.
   *
   * @param symbols int64 (B, L), 0 at padding
   * @param labels int64 (B, L): the sound's symbols and the end, {@link Taught#IGNORED} elsewhere
   * @param mask int64 (B, L), 0 at padding
   */
  record Sequences(NDArray symbols, NDArray labels, NDArray mask) {}

  /**
   * {@return what the model learns}
   *
   * @param texts ids from 0 on
   * @param sounds codes of the first codebook
   */
  Sequences sequences(List<long[]> texts, List<int[]> sounds, NDManager manager) {
    int size = texts.size();
    List<long[]> rows = new ArrayList<>();
    for (int b = 0; b < size; b++) {
      long[] beginning = beginning(texts.get(b), sounds.get(b));
      long[] row = Arrays.copyOf(beginning, beginning.length + 1);
      row[row.length - 1] = config.end();
      rows.add(row);
    }
    int longest = rows.stream().mapToInt(row -> row.length).max().orElse(0);
    long[] symbols = new long[size * longest];
    long[] labels = new long[symbols.length];
    long[] mask = new long[symbols.length];
    Arrays.fill(labels, Taught.IGNORED);
    for (int b = 0; b < size; b++) {
      long[] row = rows.get(b);
      int sound = texts.get(b).length + 1;
      int start = b * longest;
      System.arraycopy(row, 0, symbols, start, row.length);
      System.arraycopy(row, sound, labels, start + sound, row.length - sound);
      Arrays.fill(mask, start, start + row.length, 1);
    }
    return new Sequences(
        Tensors.of(manager, symbols, size, longest),
        Tensors.of(manager, labels, size, longest),
        Tensors.of(manager, mask, size, longest));
  }

  /** Text, separator, sound. */
  private long[] beginning(long[] text, int[] sound) {
    long[] row = new long[text.length + 1 + sound.length];
    for (int i = 0; i < text.length; i++) {
      row[i] = config.firstText() + text[i];
    }
    row[text.length] = config.separator();
    for (int t = 0; t < sound.length; t++) {
      row[text.length + 1 + t] = config.firstCode() + sound[t];
    }
    return row;
  }

  /** {@return logits of what follows each symbol, (B, L, vocabulary)} */
  NDArray logits(Sequences sequences) {
    return llama.forward(sequences.symbols(), sequences.mask());
  }

  /** {@return what it predicts of each symbol but the first, given those before} */
  Taught teach(Sequences sequences) {
    NDArray logits = logits(sequences).get(new NDIndex(":, :-1"));
    NDArray labels = sequences.labels().get(new NDIndex(":, 1:"));
    return new Taught(logits, labels, Taught.IGNORED, Taught.IGNORED, 1);
  }

  /**
   * Continues a prompt, several times at once.
   *
   * @param text ids of the prompt's text and of the text to say
   * @param prompt codes of the prompt's first codebook; may be empty
   * @param longest symbols of the whole sequence, at most
   * @param choices one for each continuation
   * @return what follows, as codes: without the end, and where there was no room for one without
   *     the last code. A choice among all symbols may give others than codes
   */
  List<int[]> generate(
      long[] text,
      int[] prompt,
      int longest,
      List<Choice> choices,
      NDManager manager,
      CancelSignal cancel) {
    long[] beginning = beginning(text, prompt);
    int room = longest - beginning.length;
    if (room < 1) {
      return Collections.nCopies(choices.size(), new int[0]);
    }
    List<Answer> all = choices.stream().map(choice -> new Answer(choice, beginning, room)).toList();
    try (KeyValueCache cache = new KeyValueCache(manager, config.layers())) {
      float[] first =
          Scope.run(() -> next(Tensors.of(manager, beginning, 1, beginning.length), cache)).get(0);
      cache.repeat(all.size());
      Continuation.grow(
          all,
          first,
          drawn -> Scope.run(() -> next(Tensors.of(manager, drawn, drawn.length, 1), cache)),
          cancel);
    }
    return all.stream().map(Answer::codes).toList();
  }

  /** What follows the text and the prompt's sound. */
  private final class Answer implements Continuation {
    private final Choice choice;
    private final BitSet seen = new BitSet();
    private final List<Integer> symbols = new ArrayList<>();
    private final int room;

    /** Begins after those symbols, with room for so many more. */
    Answer(Choice choice, long[] beginning, int room) {
      this.choice = choice;
      this.room = room;
      Arrays.stream(beginning).forEach(symbol -> seen.set((int) symbol));
    }

    @Override
    public int goOn(float[] logits) {
      if (ended()) {
        return config.end();
      }
      int symbol = choice.next(logits, seen);
      symbols.add(symbol);
      seen.set(symbol);
      return symbol;
    }

    @Override
    public boolean ended() {
      int length = symbols.size();
      return length == room || (length > 0 && symbols.get(length - 1) == config.end());
    }

    int[] codes() {
      return symbols.stream()
          .limit(symbols.size() - 1)
          .mapToInt(symbol -> symbol - config.firstCode())
          .toArray();
    }
  }

  /** Logits of what follows symbols (B, N), for each row. */
  private List<float[]> next(NDArray symbols, KeyValueCache cache) {
    return Tensors.rows(llama.next(symbols, cache));
  }

  /**
   * {@return the logarithm of the probability that codes go on so, whether or not they end there}
   *
   * @param text ids of all that is said
   * @param before the first codebook until there
   * @param after the first codebook from there on
   */
  double likelihood(long[] text, int[] before, int[] after, NDManager manager) {
    return Scope.run(
        () -> {
          int[] whole = IntStream.concat(IntStream.of(before), IntStream.of(after)).toArray();
          Taught all = teach(sequences(List.of(text), List.of(whole), manager));
          Taught codes = new Taught(all.logits(), all.targets(), config.end(), config.end(), 1);
          return -codes.from(text.length + before.length).loss().getFloat();
        });
  }

  /** {@return a choice that can only be a code or, but at first, the end} */
  Choice answer(Choice choice) {
    boolean[] begun = {false};
    return (logits, seen) -> {
      float[] possible = logits.clone();
      for (int i = 0; i < possible.length; i++) {
        boolean code = i >= config.firstCode() && i < config.firstText();
        if (!code && (i != config.end() || !begun[0])) {
          possible[i] = Float.NEGATIVE_INFINITY;
        }
      }
      begun[0] = true;
      return choice.next(possible, seen);
    };
  }
}
