package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.loss.Taught;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.nn.attention.KeyValueCache;
import org.zethus.torch.nn.attention.Norm;
import org.zethus.torch.nn.attention.TransformerEncoder;
import org.zethus.torch.nn.attention.TransformerShape;
import org.zethus.torch.sampling.Continuation;
import org.zethus.torch.sampling.Sampling;
import org.zethus.torch.sampling.TokenSampler;

/**
 * The half that continues the first codebook of a prompt, code by code: text sees all text, a frame
 * sees all text and the frames before it.
 *
 * @see <a href="https://arxiv.org/abs/2301.02111">Wang et al. 2023, section 4.2.1</a>
 */
final class Autoregressive {
  private static final TorchScript KERNELS = TorchScript.beside(Autoregressive.class, "valle.py");
  private static final int FRAMES_PER_PHONE = 16; // a longer answer never comes to its end
  private static final int FEED_FORWARD = 4; // times the width

  private final ValleConfig config;
  private final int codebookSize;
  private final Inputs inputs;
  private final Embedding codes;
  private final TransformerEncoder decoder;
  private final @Nullable Norm norm;
  private final Linear predict;

  /**
   * Takes the weights.
   *
   * @param codebookSize no code from there on is given
   */
  Autoregressive(StateDict weights, ValleConfig config, int codebookSize) {
    this.config = config;
    this.codebookSize = codebookSize;
    int width = config.width();
    inputs = Inputs.autoregressive(weights, config);
    codes =
        new Embedding(
            weights.at("ar_audio_embedding.word_embeddings"),
            config.audioTokens() + 1 + begin(),
            width);
    TransformerShape shape =
        new TransformerShape(
            width,
            config.heads(),
            FEED_FORWARD * width,
            config.dropout(),
            config.normFirst(),
            Norm.Kind.LAYER,
            Norm.Kind.LAYER,
            Functional::relu);
    decoder = new TransformerEncoder(weights.at("ar_decoder"), config.layers(), shape);
    norm = config.normFirst() ? Norm.Kind.LAYER.load(weights.at("ar_decoder.norm"), width) : null;
    predict = Linear.withoutBias(weights.at("ar_predict_layer"), width, config.audioTokens() + 1);
  }

  /** How many positions of sound come before the first code. */
  private int begin() {
    return config.prependBos() ? 1 : 0;
  }

  /** {@return what it predicts of each frame, given those before} */
  Taught teach(Examples examples, NDManager manager) {
    int frames = examples.longestSound();
    int steps = frames + begin();
    long[] sound = examples.sound(0, config.eos());
    long[] in = new long[examples.size() * steps];
    long[] targets = new long[in.length];
    for (int b = 0; b < examples.size(); b++) {
      long[] sequence = new long[steps + 1]; // [bos,] codes, eos
      sequence[0] = config.bos();
      System.arraycopy(sound, b * frames, sequence, begin(), frames);
      sequence[steps] = config.eos();
      System.arraycopy(sequence, 0, in, b * steps, steps);
      System.arraycopy(sequence, 1, targets, b * steps, steps);
      if (!config.paddingCounts()) {
        int real = begin() + examples.codes().get(b)[0].length; // codes and the end
        Arrays.fill(targets, b * steps + real, (b + 1) * steps, Taught.IGNORED);
      }
    }
    NDArray text = inputs.text(examples.text(manager));
    NDArray embedded = codes.forward(Tensors.of(manager, in, examples.size(), steps));
    NDArray visible =
        KERNELS.call("visible", examples.realText(manager), examples.realSound(manager, begin()));
    NDArray h = decoder.forward(text.concat(inputs.sound(embedded, 0), 1), visible, null);
    NDArray logits = predict.forward(normed(h).get(new NDIndex(":, {}:", text.getShape().get(1))));
    NDArray wanted = Tensors.of(manager, targets, examples.size(), steps);
    return new Taught(logits, wanted, Taught.IGNORED, config.eos(), 1);
  }

  private NDArray normed(NDArray h) {
    return norm == null ? h : norm.forward(h, null);
  }

  /**
   * Continues a prompt, several times at once.
   *
   * @param phones of the prompt's text and of the text to say
   * @param prompt the prompt's first codebook; at least one frame unless a symbol begins the sound
   * @param sampling how, and how many continuations
   * @param uniform numbers in [0, 1), one for each draw: of the first code of each, of the second
   *     of each, and so on
   * @return the codes that follow the prompt, at least one in each
   * @throws ZethusException if the prompt has no frame and no symbol begins the sound
   */
  List<int[]> generate(
      long[] phones,
      int[] prompt,
      Sampling sampling,
      DoubleSupplier uniform,
      NDManager manager,
      CancelSignal cancel) {
    try (KeyValueCache cache = new KeyValueCache(manager, config.layers())) {
      int most = FRAMES_PER_PHONE * phones.length - begin() + 1;
      TokenSampler sampler = new TokenSampler(sampling);
      List<Answer> all =
          Stream.generate(() -> new Answer(prompt, most, sampler, uniform))
              .limit(sampling.bestOf())
              .toList();
      float[] first = Scope.run(() -> read(phones, prompt, cache, manager)).get(0);
      cache.repeat(all.size());
      Continuation.grow(
          all,
          first,
          drawn -> Scope.run(() -> next(drawn, cache.length() - phones.length, cache, manager)),
          cancel);
      return all.stream().map(Answer::codes).toList();
    }
  }

  /** Codes of the first codebook. */
  private final class Answer implements Continuation {
    private final List<Integer> said = new ArrayList<>();
    private final BitSet seen = new BitSet();
    private final int most;
    private final TokenSampler sampler;
    private final DoubleSupplier uniform;
    private boolean ended;

    /** Begins after a prompt; an answer of {@code most} codes never comes to its end. */
    Answer(int[] prompt, int most, TokenSampler sampler, DoubleSupplier uniform) {
      this.most = most;
      this.sampler = sampler;
      this.uniform = uniform;
      Arrays.stream(prompt).forEach(seen::set);
    }

    @Override
    public int goOn(float[] logits) {
      if (ended) {
        return config.eos();
      }
      int drawn = sampler.draw(logits, seen, uniform.getAsDouble());
      boolean ends = drawn == config.eos() || TokenSampler.likeliest(logits) == config.eos();
      ended = !said.isEmpty() && (ends || said.size() >= most);
      if (ended) {
        return config.eos();
      }
      int code = ends ? likeliestCode(logits) : drawn; // an answer has a frame at least
      said.add(code);
      seen.set(code);
      return code;
    }

    @Override
    public boolean ended() {
      return ended;
    }

    int[] codes() {
      return said.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  /**
   * {@return the logarithm of the probability that codes go on so, whether or not they end there}
   *
   * @param phones of all that is said
   * @param before the first codebook until there, at least one frame
   * @param after the first codebook from there on
   */
  double likelihood(long[] phones, int[] before, int[] after, NDManager manager) {
    return Scope.run(
        () -> {
          int[] whole = IntStream.concat(IntStream.of(before), IntStream.of(after)).toArray();
          Examples example =
              new Examples(List.of(phones), Collections.singletonList(new int[][] {whole}));
          Taught all = teach(example, manager);
          Taught codes = new Taught(all.logits(), all.targets(), config.eos(), config.eos(), 1);
          return -codes.from(before.length + begin() - 1).loss().getFloat();
        });
  }

  private int likeliestCode(float[] logits) {
    return TokenSampler.likeliest(Arrays.copyOf(logits, config.eos()));
  }

  private List<float[]> read(long[] phones, int[] prompt, KeyValueCache cache, NDManager manager) {
    long[] sound = new long[begin() + prompt.length];
    Arrays.fill(sound, config.bos());
    for (int t = 0; t < prompt.length; t++) {
      sound[begin() + t] = prompt[t];
    }
    if (sound.length == 0) {
      throw new ZethusException("need a prompt of at least one frame, found none");
    }
    NDArray text = inputs.text(Tensors.of(manager, phones, 1, phones.length));
    NDArray embedded = codes.forward(Tensors.of(manager, sound, 1, sound.length));
    NDArray x = text.concat(inputs.sound(embedded, 0), 1);
    NDArray visible =
        KERNELS.call("visible", ones(manager, phones.length), ones(manager, sound.length));
    return logits(decoder.next(x, visible, null, cache));
  }

  private static NDArray ones(NDManager manager, int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return Tensors.of(manager, ones, 1, count);
  }

  private List<float[]> next(long[] symbols, int position, KeyValueCache cache, NDManager manager) {
    NDArray embedded = codes.forward(Tensors.of(manager, symbols, symbols.length, 1));
    return logits(decoder.next(inputs.sound(embedded, position), null, null, cache));
  }

  /** Of the next symbol, for each row of (B, T, D). */
  private List<float[]> logits(NDArray h) {
    List<float[]> rows = Tensors.rows(predict.forward(normed(h.get(new NDIndex(":, -1:")))));
    rows.forEach(row -> Arrays.fill(row, codebookSize, config.eos(), Float.NEGATIVE_INFINITY));
    return rows;
  }
}
