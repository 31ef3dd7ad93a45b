package org.zethus.valle;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleSupplier;
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
   * Continues a prompt.
   *
   * @param phones of the prompt's text and of the text to say
   * @param prompt the prompt's first codebook; at least one frame unless a symbol begins the sound
   * @param uniform numbers in [0, 1), one for each draw
   * @return the codes that follow the prompt, at least one
   * @throws ZethusException if the prompt has no frame and no symbol begins the sound
   */
  int[] generate(
      long[] phones,
      int[] prompt,
      TokenSampler sampler,
      DoubleSupplier uniform,
      NDManager manager,
      CancelSignal cancel) {
    try (KeyValueCache cache = new KeyValueCache(manager, config.layers())) {
      List<Integer> generated = new ArrayList<>();
      float[] logits = Scope.run(() -> read(phones, prompt, cache, manager));
      BitSet seen = new BitSet();
      Arrays.stream(prompt).forEach(seen::set);
      while (true) {
        cancel.throwIfCancelled();
        int drawn = sampler.draw(logits, seen, uniform.getAsDouble());
        boolean ends = drawn == config.eos() || TokenSampler.likeliest(logits) == config.eos();
        boolean endless = generated.size() + begin() > FRAMES_PER_PHONE * phones.length;
        if (!generated.isEmpty() && (ends || endless)) {
          break;
        }
        int code = ends ? likeliestCode(logits) : drawn; // an answer has a frame at least
        generated.add(code);
        seen.set(code);
        int position = begin() + prompt.length + generated.size() - 1;
        logits = Scope.run(() -> next(code, position, cache, manager));
      }
      return generated.stream().mapToInt(Integer::intValue).toArray();
    }
  }

  private int likeliestCode(float[] logits) {
    return TokenSampler.likeliest(Arrays.copyOf(logits, config.eos()));
  }

  private float[] read(long[] phones, int[] prompt, KeyValueCache cache, NDManager manager) {
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

  private float[] next(int code, int position, KeyValueCache cache, NDManager manager) {
    NDArray embedded = codes.forward(Tensors.of(manager, new long[] {code}, 1, 1));
    return logits(decoder.next(inputs.sound(embedded, position), null, null, cache));
  }

  private float[] logits(NDArray h) {
    float[] logits = Tensors.floats(predict.forward(normed(h.get(new NDIndex(":, -1:")))));
    Arrays.fill(logits, codebookSize, config.eos(), Float.NEGATIVE_INFINITY);
    return logits;
  }
}
