package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.zethus.torch.StateDict;
import org.zethus.torch.llama.DiffLlamaPrefix;
import org.zethus.torch.masked.Annealing;
import org.zethus.torch.masked.Corruption;
import org.zethus.torch.masked.Guidance;
import org.zethus.torch.masked.MaskedSampler;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Linear;

/**
 * Text to semantic codes: a masked generative transformer over (phones, prompt, target).
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.2</a>
 */
final class TextToSemantic {
  /** Phones that have an embedding; the last is padding. */
  static final int PHONES = 1024;

  private final Embedding hidden;
  private final Embedding codes;
  private final Embedding phones;
  private final DiffLlamaPrefix estimator;
  private final Linear logits;

  /**
   * Phones of a batch.
   *
   * @param ids int64 (B, P)
   * @param mask 1 where real, 0 where padding, float32 (B, P)
   */
  record Phones(NDArray ids, NDArray mask) {}

  /** Takes the weights. */
  TextToSemantic(StateDict weights, T2sConfig config) {
    int width = config.hiddenSize();
    hidden = Embeddings.table(weights.at("mask_emb"), 1, width);
    codes = Embeddings.table(weights.at("cond_emb"), config.condCodebookSize(), width);
    phones = Embeddings.paddedTable(weights.at("phone_emb"), PHONES, width);
    estimator = new DiffLlamaPrefix(weights.at("diff_estimator"), config.transformer());
    logits = Embeddings.head(weights.at("to_logit"), width, config.condCodebookSize());
  }

  /**
   * Tells what a corruption hides.
   *
   * @param semantic int64 (B, T)
   * @param mask 1 where real, 0 where padding, float32 (B, T)
   * @return logits (B, T, V)
   */
  NDArray predict(NDArray semantic, NDArray mask, Phones read, Corruption corruption) {
    NDArray x = hide(semantic, corruption.hiddenArray(semantic.getManager()));
    NDArray t = corruption.timesArray(semantic.getManager());
    return logits.forward(estimator.forward(x, t, mask, phones.forward(read.ids()), read.mask()));
  }

  /**
   * Generates.
   *
   * @param prompt codes of the prompt, int64 (B, P)
   * @param read phones of the prompt's text and of the wanted one, int64 (B, N)
   * @param frames how many codes to make
   * @return int64 (B, frames)
   */
  NDArray generate(
      NDArray prompt,
      NDArray read,
      int frames,
      Annealing annealing,
      Guidance guidance,
      MaskedSampler sampler) {
    NDArray before = estimator.prefix(phones.forward(read)).concat(codes.forward(prompt), 1);
    return sampler.decode(
        annealing,
        (int) prompt.getShape().get(0),
        frames,
        (ids, masked, t) -> {
          NDArray target = hide(ids, masked.toType(DataType.FLOAT32, false));
          return logits.forward(
              guidance.apply(
                  before.concat(target, 1),
                  target,
                  inputs -> estimator.forwardEach(inputs, frames, t)));
        });
  }

  /**
   * {@return the codes' embeddings, the hidden ones replaced, (B, T, D)}
   *
   * @param flags 1 where hidden, float32 (B, T)
   */
  private NDArray hide(NDArray ids, NDArray flags) {
    return Hiding.replace(codes.forward(ids), hiddenEmbedding(ids), flags);
  }

  private NDArray hiddenEmbedding(NDArray ids) {
    return hidden.forward(ids.getManager().zeros(new Shape(1, 1), DataType.INT64)); // (1, 1, D)
  }
}
