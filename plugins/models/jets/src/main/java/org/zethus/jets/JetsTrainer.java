package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.jets.Jets.Taught;
import org.zethus.text.SymbolTable;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.AdversarialUpdates;
import org.zethus.torch.gan.AdversarialUpdates.Attempt;
import org.zethus.torch.gan.Adversary;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Samples;
import org.zethus.torch.train.Split;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains on the inputs {@code utterances}, {@code audio}, {@code mel}, {@code pitch} and {@code
 * energy}: from nothing, or from the input {@code checkpoint}, whose symbols it then keeps. No
 * durations are needed: the alignment learns along.
 *
 * @see <a href="https://arxiv.org/abs/2203.16852">Lim et al. 2022, section 2</a>
 */
final class JetsTrainer implements Trainer, TrainingTask<Batch> {
  private static final String CHECKPOINT = "checkpoint";

  private final RunContext context;
  private final JetsTrainerConfig config;
  private final JetsConfig voice;
  private final Split<Corpus.Item> corpus;
  private final Batch.Reader reader;
  private final StateDict weights;
  private final Jets network;
  private final JetsLosses losses;
  private final BatchPlan plan;
  private final AdversarialUpdates updates;

  /** Recorded segments, (B, samples), and what the network made of their utterances. */
  private record Taken(NDArray real, Taught taught, JetsLosses losses) implements Attempt {
    @Override
    public NDArray fake() {
      return taught.audio();
    }

    @Override
    public Losses reconstruction() {
      return losses.reconstruction(real, taught);
    }
  }

  private JetsTrainer(
      RunContext context,
      JetsTrainerConfig config,
      Corpus corpus,
      JetsConfig voice,
      StateDict weights,
      TorchBackend torch) {
    this.context = context;
    this.config = config;
    this.voice = voice;
    this.weights = weights;
    this.corpus = config.holdOut().split(corpus.items());
    reader = Batch.Reader.of(voice, config.segment().segmentSize());
    network = new Jets(voice, weights);
    weights.requireComplete();
    losses = new JetsLosses(weights.manager(), voice.mel(), config.loss());
    long[] frames = this.corpus.learned().stream().mapToLong(Corpus.Item::frames).toArray();
    plan = BatchPlan.byLength(frames, config.train().batchSize(), context.seed());
    updates =
        AdversarialUpdates.create(
            context,
            torch,
            weights,
            this::adversary,
            config.train()::optimizer,
            config.train().lastStep(plan.batchesPerEpoch()),
            config.discriminatorStartStep());
  }

  private Adversary adversary(StateDict weights) {
    return new JetsAdversary(config.discriminators().build(weights), config.loss());
  }

  /** {@return a trainer that has read its corpus} */
  static JetsTrainer open(RunContext context, JetsTrainerConfig config, TorchBackend torch) {
    Checkpoint start =
        context.inputs().contains(CHECKPOINT) ? Checkpoint.folder(context.input(CHECKPOINT)) : null;
    JetsConfig before = start == null ? null : start.config(JetsConfig.class);
    Corpus corpus =
        before == null
            ? Corpus.read(context, config.model(), config.scales(), config.mel().melBins())
            : Corpus.read(context, before.model(), before.scales(), before.mel().melBins());
    JetsConfig fresh = config.fresh(corpus);
    JetsConfig voice = before == null ? fresh : fresh.continuing(before);
    StateDict weights =
        torch.open(
            start == null ? Checkpoint.untrained("jets", voice.toConfig(), context.seed()) : start,
            context.device());
    try {
      return new JetsTrainer(context, config, corpus, voice, weights, torch);
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
  public Map<String, StateDict> companions() {
    return updates.companions();
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    return updates.optimizers();
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public Batch load(int[] items, Random random) {
    return reader.read(
        Arrays.stream(items).mapToObj(corpus.learned()::get).toList(), random::nextInt);
  }

  @Override
  public Map<String, Double> step(List<Batch> batches) {
    return updates.step(batches, this::attempt);
  }

  private Attempt attempt(Batch batch) {
    Taught taught =
        network.teach(
            batch.phones(weights.manager()),
            batch.speech(weights.manager()),
            batch.starts(),
            config.segment().segmentSize());
    return new Taken(batch.audio(weights.manager()), taught, losses);
  }

  /** From the middle of each utterance, so that every validation hears the same. */
  @Override
  public Map<String, Double> validate() {
    return corpus.validate(
        config.train().batchSize(),
        context.cancel(),
        items -> attempt(reader.read(items, choices -> choices / 2)).reconstruction());
  }

  @Override
  public void sample(Samples samples) {
    for (Corpus.Item item : corpus.sampled()) {
      context.cancel().throwIfCancelled();
      samples.audio(
          item.utterance().id(),
          Waveform.mono(voice.mel().sampleRate(), Scope.run(() -> speak(item))));
    }
  }

  private float[] speak(Corpus.Item item) {
    Batch batch = reader.read(List.of(item), choices -> 0);
    int[] least = item.utterance().phones().stream().mapToInt(SymbolTable::leastFrames).toArray();
    Jets.Controls asTrained = new Jets.Controls(1, 1, 1, new int[][] {least});
    return JetsModel.samples(
        network, voice, network.plan(batch.phones(weights.manager()), asTrained));
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(folder, voice.toConfig(), weights.toTensors(config.halfPrecision()));
  }

  @Override
  public void close() {
    updates.close();
    weights.close();
  }
}
