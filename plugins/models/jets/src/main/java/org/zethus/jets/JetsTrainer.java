package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.jets.Jets.Taught;
import org.zethus.text.SymbolTable;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Samples;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;
import org.zethus.torch.vocoder.Adversary;
import org.zethus.torch.vocoder.Opponents;

/**
 * Trains on the inputs {@code utterances}, {@code audio}, {@code mel}, {@code pitch} and {@code
 * energy}: from nothing, or from the input {@code checkpoint}, whose symbols it then keeps. No
 * durations are needed: the alignment learns along. In each step the discriminators move first, and
 * the generator's output is computed once for both.
 *
 * @see <a href="https://arxiv.org/abs/2203.16852">Lim et al. 2022, section 2</a>
 */
final class JetsTrainer implements Trainer, TrainingTask<Batch> {
  private static final String CHECKPOINT = "checkpoint";
  private static final String GENERATOR = "generator";

  private final RunContext context;
  private final JetsTrainerConfig config;
  private final JetsConfig voice;
  private final List<Corpus.Item> learned;
  private final List<Corpus.Item> heldOut;
  private final Batch.Reader reader;
  private final StateDict weights;
  private final Jets network;
  private final JetsLosses losses;
  private final BatchPlan plan;
  private final Optimizer optimizer;
  private final @Nullable Opponents opponents;

  /** Recorded segments, (B, samples), and what the network made of their utterances. */
  private record Attempt(NDArray real, Taught taught) {}

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
    learned = corpus.learned(config.validUtterances());
    heldOut = corpus.heldOut(config.validUtterances());
    reader = Batch.Reader.of(voice, config.segment().segmentSize());
    network = new Jets(voice, weights);
    weights.requireComplete();
    losses = new JetsLosses(weights.manager(), voice.mel(), config.loss());
    long[] frames = learned.stream().mapToLong(Corpus.Item::frames).toArray();
    plan = BatchPlan.byLength(frames, config.train().batchSize(), context.seed());
    long lastStep = config.train().lastStep(plan.batchesPerEpoch());
    optimizer = config.train().optimizer(weights, lastStep);
    long adversarialSteps = lastStep - config.discriminatorStartStep();
    opponents =
        adversarialSteps > 0
            ? Opponents.create(context, this::adversary, config.train(), adversarialSteps, torch)
            : null;
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
    return opponents == null ? Map.of() : Map.of(Opponents.NAME, opponents.weights());
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    Map<String, Optimizer> optimizers = new LinkedHashMap<>();
    optimizers.put(GENERATOR, optimizer);
    if (opponents != null) {
      optimizers.put(Opponents.NAME, opponents.optimizer());
    }
    return optimizers;
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public Batch load(int[] items, Random random) {
    return reader.read(Arrays.stream(items).mapToObj(learned::get).toList(), random::nextInt);
  }

  @Override
  public Map<String, Double> step(List<Batch> batches) {
    if (opponents == null || optimizer.updates() < config.discriminatorStartStep()) {
      return optimizer.minimize(batches, batch -> reconstruction(attempt(batch)));
    }
    return play(batches.stream().map(this::attempt).toList(), opponents);
  }

  private Map<String, Double> play(List<Attempt> attempts, Opponents opponents) {
    Adversary adversary = opponents.adversary();
    Map<String, Double> ofDiscriminators =
        opponents
            .optimizer()
            .minimize(
                attempts,
                attempt -> adversary.discriminator(attempt.real(), attempt.taught().audio()));
    Map<String, Double> values =
        optimizer.minimize(
            attempts,
            attempt ->
                reconstruction(attempt)
                    .plus(adversary.generator(attempt.real(), attempt.taught().audio())));
    values.putAll(ofDiscriminators);
    return values;
  }

  private Attempt attempt(Batch batch) {
    Taught taught =
        network.teach(
            batch.phones(weights.manager()),
            batch.speech(weights.manager()),
            batch.starts(),
            config.segment().segmentSize());
    return new Attempt(batch.audio(weights.manager()), taught);
  }

  private Losses reconstruction(Attempt attempt) {
    return losses.reconstruction(attempt.real(), attempt.taught());
  }

  /** From the middle of each utterance, so that every validation hears the same. */
  @Override
  public Map<String, Double> validate() {
    Map<String, Double> means = new LinkedHashMap<>();
    int size = config.train().batchSize();
    for (int from = 0; from < heldOut.size(); from += size) {
      List<Corpus.Item> items = heldOut.subList(from, Math.min(from + size, heldOut.size()));
      double share = (double) items.size() / heldOut.size();
      Batch batch = reader.read(items, choices -> choices / 2);
      Scope.run(() -> reconstruction(attempt(batch)).values())
          .forEach((name, value) -> means.merge(name, share * value, Double::sum));
    }
    return means;
  }

  @Override
  public void sample(Samples samples) {
    for (Corpus.Item item :
        heldOut.subList(0, Math.min(config.sampleUtterances(), heldOut.size()))) {
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
    if (opponents != null) {
      opponents.close();
    }
    optimizer.close();
    weights.close();
  }
}
