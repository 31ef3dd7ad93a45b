package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.flowmatching.FlowLoss;
import org.zethus.torch.flowmatching.NormalNoise;
import org.zethus.torch.flowmatching.Passage;
import org.zethus.torch.masked.Corruption;
import org.zethus.torch.masked.CorruptionDraws;

/** Durations, told from text and another utterance of the speaker. */
final class DurationObjective implements Objective<DurationBatch> {
  private static final int POSITIONS = 2; // prompt and text

  private final DurationPredictor network;
  private final DurationConfig config;
  private final ToIds ids;
  private final Map<String, List<Corpus.Item>> bySpeaker = new HashMap<>();

  /**
   * An objective on a corpus.
   *
   * @throws ZethusException if no speaker has two utterances, of which one could be a prompt
   */
  DurationObjective(DurationPredictor network, DurationConfig config, ToIds ids, Corpus corpus) {
    this.network = network;
    this.config = config;
    this.ids = ids;
    for (Corpus.Item item : corpus.items()) {
      bySpeaker.computeIfAbsent(item.utterance().speaker(), name -> new ArrayList<>()).add(item);
    }
    if (bySpeaker.values().stream().noneMatch(items -> items.size() > 1)) {
      throw new ZethusException(
          "durations are learned from two utterances of a speaker, and of all %d speakers none has two"
              .formatted(bySpeaker.size()));
    }
  }

  @Override
  public DurationBatch hide(List<Corpus.Item> items, Random random) {
    int batch = items.size();
    long[][] prompts = new long[batch][];
    long[][] texts = new long[batch][];
    double[] rates = new double[batch * POSITIONS];
    for (int b = 0; b < batch; b++) {
      Corpus.Item prompt = another(items.get(b), random);
      prompts[b] = ids.ids(prompt.utterance().phones());
      texts[b] = ids.ids(items.get(b).utterance().phones());
      rates[b * POSITIONS] = (double) prompt.frames() / prompts[b].length;
      rates[b * POSITIONS + 1] = (double) items.get(b).frames() / texts[b].length;
    }
    int[] kept = new int[batch];
    Arrays.fill(kept, 1);
    float[] times = Corruption.times(CorruptionDraws.of(random), batch);
    Passage passage = new Passage(times, kept, POSITIONS, config.sigma());
    return new DurationBatch(prompts, texts, rates, passage, random.nextLong());
  }

  /** Another utterance of the same speaker; of one who has but one, any other. */
  private Corpus.Item another(Corpus.Item item, Random random) {
    List<Corpus.Item> same = bySpeaker.getOrDefault(item.utterance().speaker(), List.of());
    List<Corpus.Item> others =
        same.size() > 1 ? same : bySpeaker.values().stream().flatMap(List::stream).toList();
    Corpus.Item other = item;
    while (other.utterance().id().equals(item.utterance().id())) {
      other = others.get(random.nextInt(others.size()));
    }
    return other;
  }

  @Override
  public NDArray loss(NDManager manager, DurationBatch batch) {
    int size = batch.texts().length;
    NDArray rates = network.scaled(manager, batch.rates(), size);
    NDArray noise = NormalNoise.seeded(batch.seed()).normal(manager, size, POSITIONS, 1);
    Passage passage = batch.passage();
    NDArray estimated =
        network.predict(
            passage.point(rates, noise),
            passage.timesArray(manager),
            DurationPredictor.Read.of(manager, batch.prompts(), batch.texts()));
    return FlowLoss.absolute(estimated, passage.velocity(rates, noise), passage.madeArray(manager));
  }

  @Override
  public String name() {
    return "velocity";
  }
}
