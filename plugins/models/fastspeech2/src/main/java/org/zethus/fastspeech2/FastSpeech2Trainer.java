package org.zethus.fastspeech2;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.fastspeech2.VarianceAdaptor.Controls;
import org.zethus.fastspeech2.VarianceAdaptor.Targets;
import org.zethus.text.SymbolTable;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.fastspeech.Phones;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Samples;
import org.zethus.torch.train.Split;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains on the inputs {@code utterances}, {@code mel}, {@code pitch}, {@code energy} and {@code
 * durations}: from nothing, or from the input {@code checkpoint}, whose symbols it then keeps.
 */
final class FastSpeech2Trainer implements Trainer, TrainingTask<Batch> {
  /** The input to start from, where there is one. */
  static final String CHECKPOINT = "checkpoint";

  private final RunContext context;
  private final FastSpeech2TrainerConfig config;
  private final Split<Corpus.Item> corpus;
  private final Voice voice;
  private final Vocabulary vocabulary;
  private final StateDict weights;
  private final FastSpeech2 network;
  private final Optimizer optimizer;
  private final BatchPlan plan;

  private FastSpeech2Trainer(
      RunContext context,
      FastSpeech2TrainerConfig config,
      Corpus corpus,
      Voice voice,
      StateDict weights) {
    this.context = context;
    this.config = config;
    this.voice = voice;
    this.weights = weights;
    this.corpus = config.holdOut().split(corpus.items());
    vocabulary = Vocabulary.of(voice.network());
    network = new FastSpeech2(voice.network(), weights);
    weights.requireComplete();
    config.frozen().forEach(weights::freeze);
    long[] frames = this.corpus.learned().stream().mapToLong(Corpus.Item::frames).toArray();
    plan = BatchPlan.byLength(frames, config.train().batchSize(), context.seed());
    optimizer = config.train().optimizer(weights, config.train().lastStep(plan.batchesPerEpoch()));
  }

  /** {@return a trainer that has read its corpus} */
  static FastSpeech2Trainer open(
      RunContext context, FastSpeech2TrainerConfig config, TorchBackend torch) {
    Checkpoint start =
        context.inputs().contains(CHECKPOINT) ? Checkpoint.folder(context.input(CHECKPOINT)) : null;
    Voice before = start == null ? null : Voice.of(start);
    Corpus corpus =
        Corpus.read(context, before == null ? config.features() : before.network().features());
    Voice fresh = Voice.of(config, corpus);
    Voice voice = before == null ? fresh : fresh.continuing(before);
    StateDict weights =
        torch.open(
            start == null
                ? Checkpoint.untrained("fastspeech2", voice.toConfig(), context.seed())
                : start,
            context.device());
    try {
      return new FastSpeech2Trainer(context, config, corpus, voice, weights);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  @Override
  public void train() {
    TrainingLoop.run(context, config.train(), this);
  }

  @Override
  public StateDict model() {
    return weights;
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    return Map.of("model", optimizer);
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public Batch load(int[] items, Random random) {
    return Batch.read(Arrays.stream(items).mapToObj(corpus.learned()::get).toList(), vocabulary);
  }

  @Override
  public Map<String, Double> step(List<Batch> batches) {
    return optimizer.minimize(batches, this::losses);
  }

  private Losses losses(Batch batch) {
    Phones phones = batch.phones(weights.manager());
    Targets targets = batch.targets(weights.manager());
    return FastSpeech2Losses.of(
        network.teach(phones, targets), targets, batch.mel(weights.manager()), phones.mask());
  }

  @Override
  public Map<String, Double> validate() {
    return corpus.validate(
        config.train().batchSize(),
        context.cancel(),
        items -> losses(Batch.read(items, vocabulary)));
  }

  @Override
  public void sample(Samples samples) {
    for (Corpus.Item item : corpus.sampled()) {
      context.cancel().throwIfCancelled();
      samples.mel(item.utterance().id(), Scope.run(() -> speak(item)));
    }
  }

  private MelFrames speak(Corpus.Item item) {
    Phones phones = Batch.read(List.of(item), vocabulary).phones(weights.manager());
    int[] least = item.utterance().phones().stream().mapToInt(SymbolTable::leastFrames).toArray();
    Controls asTrained = new Controls(1, 1, 1, new int[][] {least});
    return network.infer(phones, asTrained).frames(voice.mel());
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(folder, voice.toConfig(), weights.toTensors(config.halfPrecision()));
  }

  @Override
  public void close() {
    optimizer.close();
    weights.close();
  }
}
