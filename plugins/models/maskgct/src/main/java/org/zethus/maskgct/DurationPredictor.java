package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.flowmatching.EulerSampler;
import org.zethus.torch.llama.DiffLlamaPrefix;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Linear;

/**
 * How long a text takes in the manner of a prompt: a flow to the logarithm of its frames per phone,
 * given the phones of both and the prompt's frames per phone. The reference lacks it; the paper
 * tells that it is trained by flow matching on text and the prompt's duration, learning in context,
 * and no more of the network than that. Here it is the text-to-semantic model's, on two positions,
 * of prompt and text; so no phone needs to be aligned.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.2</a>
 */
final class DurationPredictor {
  private static final int STEPS = 16;

  private final Embedding phones;
  private final Embedding parts;
  private final Linear in;
  private final DiffLlamaPrefix estimator;
  private final Linear out;
  private final NDArray mean;
  private final NDArray deviation;

  /**
   * Phones of prompts and of the texts after them.
   *
   * @param read ids and mask, (B, N)
   * @param parts 0 for a phone of the prompt, 1 for one of the text, int64 (B, N)
   */
  record Read(TextToSemantic.Phones read, NDArray parts) {
    /** {@return rows of both, padded} */
    static Read of(NDManager manager, long[][] prompts, long[][] texts) {
      long[][] both = new long[prompts.length][];
      for (int b = 0; b < both.length; b++) {
        both[b] = Arrays.copyOf(prompts[b], prompts[b].length + texts[b].length);
        System.arraycopy(texts[b], 0, both[b], prompts[b].length, texts[b].length);
      }
      int longest = Arrays.stream(both).mapToInt(row -> row.length).max().orElse(0);
      long[] parts = new long[both.length * longest];
      for (int b = 0; b < both.length; b++) {
        Arrays.fill(parts, b * longest + prompts[b].length, (b + 1) * longest, 1);
      }
      return new Read(Batch.text(manager, both), Tensors.of(manager, parts, both.length, longest));
    }
  }

  /** Takes the weights. */
  DurationPredictor(StateDict weights, DurationConfig config) {
    int width = config.hiddenSize();
    phones = Embeddings.paddedTable(weights.at("phone_emb"), TextToSemantic.PHONES, width);
    parts = Embeddings.table(weights.at("part_emb"), 2, width);
    in = new Linear(weights.at("rate_in"), 1, width);
    estimator = new DiffLlamaPrefix(weights.at("diff_estimator"), config.transformer());
    out = Embeddings.head(weights.at("rate_out"), width, 1);
    mean = weights.buffer("rate.mean", Init.ZEROS, 1);
    deviation = weights.buffer("rate.std", Init.ONES, 1);
  }

  /**
   * Remembers how rates are distributed in a corpus, before it is learned.
   *
   * @param framesPerPhone of each utterance, greater than 0
   */
  void measure(double[] framesPerPhone) {
    double average = Arrays.stream(framesPerPhone).map(Math::log).average().orElse(0);
    double variance =
        Arrays.stream(framesPerPhone)
            .map(rate -> (Math.log(rate) - average) * (Math.log(rate) - average))
            .average()
            .orElse(0);
    mean.set(new float[] {(float) average});
    deviation.set(new float[] {(float) Math.max(Math.sqrt(variance), 1e-3)});
  }

  /**
   * {@return logarithms of rates, with mean 0 and variance 1 over the corpus, (B, T, 1)}
   *
   * @param framesPerPhone (B, T) row by row
   */
  NDArray scaled(NDManager manager, double[] framesPerPhone, int batch) {
    float[] logarithms = new float[framesPerPhone.length];
    for (int i = 0; i < logarithms.length; i++) {
      logarithms[i] = (float) Math.log(framesPerPhone[i]);
    }
    return Tensors.of(manager, logarithms, batch, framesPerPhone.length / batch, 1)
        .sub(mean)
        .div(deviation);
  }

  /**
   * Estimates the velocity of a flow.
   *
   * @param point scaled rates of prompt and text, the latter on its way, (B, 2, 1)
   * @param t the time, (B)
   * @return (B, 2, 1)
   */
  NDArray predict(NDArray point, NDArray t, Read read) {
    NDArray text = phones.forward(read.read().ids()).add(parts.forward(read.parts()));
    NDArray both = point.onesLike().squeeze(2);
    return out.forward(estimator.forward(in.forward(point), t, both, text, read.read().mask()));
  }

  /**
   * Predicts.
   *
   * @param promptPhones ids
   * @param promptFrames how long they took
   * @param text ids of the phones to say
   * @return frames that they take
   */
  double frames(long[] promptPhones, double promptFrames, long[] text, EulerSampler sampler) {
    NDManager manager = sampler.manager();
    Read read = Read.of(manager, new long[][] {promptPhones}, new long[][] {text});
    NDArray prompt = scaled(manager, new double[] {promptFrames / promptPhones.length}, 1);
    NDArray rate =
        sampler.follow(
            (x, t) -> predict(prompt.concat(x, 1), t, read).get(new NDIndex(":, 1:")),
            STEPS,
            1,
            1,
            1);
    float logarithm = Tensors.floats(rate.mul(deviation).add(mean))[0];
    return Math.exp(logarithm) * text.length;
  }
}
