package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.List;
import java.util.Random;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.masked.Corruption;
import org.zethus.torch.masked.CorruptionDraws;
import org.zethus.torch.masked.MaskedLoss;

/**
 * What a network learns: to tell what is hidden.
 *
 * @param <B> utterances with what is hidden of them
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, equation 3</a>
 */
interface Objective<B extends Objective.Hidden> {
  /** Utterances of which something is hidden. */
  interface Hidden {
    /** {@return how many places are hidden that are no padding} */
    int counted();
  }

  /** {@return utterances with what is hidden of them} */
  B hide(List<Corpus.Item> items, Random random);

  /** {@return the mean loss over what was hidden, one element} */
  NDArray loss(NDManager manager, B batch);

  /** {@return what the loss is called in logs} */
  default String name() {
    return "cross_entropy";
  }

  /**
   * {@return the loss of a batch}
   *
   * @param weight of the batch beside others that make one update with it
   */
  default Losses losses(NDManager manager, B batch, double weight) {
    return Losses.named("loss").plus(weight, name(), loss(manager, batch));
  }

  /** Semantic codes, told from text and prompt. */
  record OfText(TextToSemantic network, T2sConfig config, ToIds ids) implements Objective<Batch> {
    @Override
    public Batch hide(List<Corpus.Item> items, Random random) {
      CorruptionDraws draws = CorruptionDraws.of(random);
      float[] times = Corruption.times(draws, items.size());
      return new Batch(
          items.stream().map(item -> ids.ids(item.utterance().phones())).toArray(long[][]::new),
          items,
          -1,
          Corruption.draw(draws, config.corruption(), times, Batch.frames(items)));
    }

    @Override
    public NDArray loss(NDManager manager, Batch batch) {
      NDArray codes = batch.semantic(manager);
      NDArray mask = batch.mask(manager);
      NDArray logits = network.predict(codes, mask, batch.text(manager), batch.corruption());
      NDArray counts = batch.corruption().hiddenArray(manager).mul(mask);
      return MaskedLoss.crossEntropy(logits, codes, counts);
    }
  }

  /** One codebook of acoustic codes, told from semantic codes, prompt and coarser codebooks. */
  record OfCodes(SemanticToAcoustic network, S2aConfig config) implements Objective<Batch> {
    @Override
    public Batch hide(List<Corpus.Item> items, Random random) {
      CorruptionDraws draws = CorruptionDraws.of(random);
      float[] times = Corruption.times(draws, items.size());
      int target = draws.codebook(config.codebookWeights());
      return new Batch(
          new long[0][],
          items,
          target,
          Corruption.draw(draws, config.corruption(), times, Batch.frames(items)));
    }

    @Override
    public NDArray loss(NDManager manager, Batch batch) {
      NDArray codes = batch.acoustic(manager);
      NDArray mask = batch.mask(manager);
      NDArray logits =
          network.predict(codes, batch.semantic(manager), mask, batch.target(), batch.corruption());
      NDArray counts = batch.corruption().hiddenArray(manager).mul(mask);
      NDArray wanted = codes.get(new NDIndex(":, :, {}", batch.target()));
      return MaskedLoss.crossEntropy(logits, wanted, counts);
    }
  }
}
