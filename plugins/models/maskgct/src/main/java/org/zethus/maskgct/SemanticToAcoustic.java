package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.llama.DiffLlama;
import org.zethus.torch.masked.Annealing;
import org.zethus.torch.masked.Corruption;
import org.zethus.torch.masked.Guidance;
import org.zethus.torch.masked.MaskedSampler;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.Linear;

/**
 * Semantic codes to acoustic ones, codebook by codebook: a masked generative transformer over
 * (prompt, target), frame by frame conditioned on the semantic codes.
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.3</a>
 */
final class SemanticToAcoustic {
  private final int codebooks;
  private final Embedding semantic;
  private final Embedding hidden;
  private final Embedding codebook;
  private final List<Embedding> codes;
  private final DiffLlama estimator;
  private final List<Linear> logits;

  /** Takes the weights. */
  SemanticToAcoustic(StateDict weights, S2aConfig config) {
    int width = config.hiddenSize();
    codebooks = config.numQuantizer();
    semantic = Embeddings.table(weights.at("cond_emb"), config.condCodebookSize(), width);
    hidden = Embeddings.table(weights.at("mask_emb"), 1, width);
    codebook = Embeddings.table(weights.at("layer_emb"), codebooks, width);
    codes =
        IntStream.range(0, codebooks)
            .mapToObj(
                k -> Embeddings.table(weights.at("token_emb", k), config.codebookSize(), width))
            .toList();
    estimator = new DiffLlama(weights.at("diff_estimator"), config.transformer());
    logits =
        IntStream.range(0, codebooks)
            .mapToObj(
                k -> Embeddings.head(weights.at("to_logits", k), width, config.codebookSize()))
            .toList();
  }

  /** {@return how many codebooks it knows, K} */
  int codebooks() {
    return codebooks;
  }

  /**
   * Tells what a corruption hides of one codebook. Of finer codebooks only the prompt is seen, of
   * coarser ones everything.
   *
   * @param acoustic int64 (B, T, K)
   * @param meaning semantic codes, int64 (B, T)
   * @param mask 1 where real, 0 where padding, float32 (B, T)
   * @param target the codebook
   * @return logits (B, T, V)
   */
  NDArray predict(
      NDArray acoustic, NDArray meaning, NDArray mask, int target, Corruption corruption) {
    NDManager manager = acoustic.getManager();
    NDArray nothing = hiddenEmbedding(manager);
    NDArray ofPrompt = corruption.promptArray(manager);
    NDArray hiddenFrames = corruption.hiddenArray(manager);
    NDArray outsidePrompt = ofPrompt.onesLike().sub(ofPrompt);
    NDArray x = null;
    for (int k = 0; k < codebooks; k++) {
      NDArray seen = codes.get(k).forward(column(acoustic, k));
      if (k == target) {
        seen = Hiding.replace(seen, nothing, hiddenFrames);
      } else if (k > target) {
        seen = Hiding.replace(seen, nothing, outsidePrompt);
      }
      x = plus(x, seen);
    }
    NDArray cond = semantic.forward(meaning).add(codebookEmbedding(manager, target));
    NDArray t = corruption.timesArray(manager);
    return logits.get(target).forward(estimator.forward(required(x), t, cond, mask));
  }

  /**
   * Generates.
   *
   * @param meaning semantic codes of prompt and target, int64 (B, P + T)
   * @param prompt its acoustic codes, int64 (B, P, K or more)
   * @param known codes of the first codebooks of the target, int64 (B, T, k); null: none
   * @param annealing how each codebook is decoded
   * @return int64 (B, T, K)
   */
  NDArray generate(
      NDArray meaning,
      NDArray prompt,
      @Nullable NDArray known,
      List<Annealing> annealing,
      Guidance guidance,
      MaskedSampler sampler) {
    requireSteps(annealing);
    int promptFrames = (int) prompt.getShape().get(1);
    int frames = (int) meaning.getShape().get(1) - promptFrames;
    NDArray context = embedded(prompt);
    NDList made = new NDList();
    NDArray sum = null;
    int knownCodebooks = known == null ? 0 : (int) known.getShape().get(2);
    for (int k = 0; k < codebooks; k++) {
      NDArray column =
          known != null && k < knownCodebooks
              ? column(known, k)
              : sampler.decode(
                  annealing.get(k),
                  (int) meaning.getShape().get(0),
                  frames,
                  estimator(meaning, context, sum, k, guidance));
      made.add(column);
      sum = plus(sum, codes.get(k).forward(column));
    }
    return NDArrays.stack(made, 2);
  }

  /** {@return the sum of all codebooks' embeddings of codes (B, P, K or more), (B, P, D)} */
  private NDArray embedded(NDArray acoustic) {
    NDArray sum = codes.get(0).forward(column(acoustic, 0));
    for (int k = 1; k < codebooks; k++) {
      sum = sum.add(codes.get(k).forward(column(acoustic, k)));
    }
    return sum;
  }

  /** A codebook's estimator: what is before it is known, what comes after is hidden. */
  private MaskedSampler.Estimator estimator(
      NDArray meaning, NDArray context, @Nullable NDArray coarser, int target, Guidance guidance) {
    NDManager manager = meaning.getManager();
    NDArray cond = semantic.forward(meaning).add(codebookEmbedding(manager, target));
    NDArray added = Scope.keepResult(cond, estimator::projected);
    NDArray ofTarget = added.get(new NDIndex(":, {}:", context.getShape().get(1)));
    NDArray nothing = hiddenEmbedding(manager);
    NDArray finer = Functional.mul(nothing, codebooks - 1 - target);
    return (ids, masked, t) -> {
      NDArray own =
          Hiding.replace(
              codes.get(target).forward(ids), nothing, masked.toType(DataType.FLOAT32, false));
      NDArray x = plus(coarser, own).add(finer);
      NDArray states =
          guidance.apply(
              context.concat(x, 1).add(added),
              x.add(ofTarget),
              inputs -> estimator.conditionedEach(inputs, x.getShape().get(1), t));
      return logits.get(target).forward(states);
    };
  }

  private void requireSteps(List<Annealing> annealing) {
    if (annealing.size() != codebooks) {
      throw new ZethusException(
          "need a number of steps for each of the %d codebooks, found %d"
              .formatted(codebooks, annealing.size()));
    }
  }

  private static NDArray column(NDArray acoustic, int k) {
    return acoustic.get(new NDIndex(":, :, {}", k));
  }

  private static NDArray plus(@Nullable NDArray sum, NDArray x) {
    return sum == null ? x : sum.add(x);
  }

  private static NDArray required(@Nullable NDArray sum) {
    if (sum == null) {
      throw new IllegalStateException("no codebooks");
    }
    return sum;
  }

  private NDArray hiddenEmbedding(NDManager manager) {
    return hidden.forward(manager.zeros(new Shape(1, 1), DataType.INT64)); // (1, 1, D)
  }

  private NDArray codebookEmbedding(NDManager manager, int k) {
    return codebook.forward(Tensors.of(manager, new long[] {k}, 1, 1)); // (1, 1, D)
  }
}
