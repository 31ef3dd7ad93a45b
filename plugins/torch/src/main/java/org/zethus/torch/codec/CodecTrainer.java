package org.zethus.torch.codec;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.gan.AdversarialUpdates;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Samples;
import org.zethus.torch.train.Split;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains a codec on the input {@code audio}: from nothing, or from the input {@code checkpoint}.
 * First it matches recordings by its own losses alone; from the configured step on it also plays
 * against discriminators, if it has any.
 *
 * @see <a href="https://arxiv.org/abs/2107.03312">Zeghidour et al. 2021, section III</a>
 */
public final class CodecTrainer implements Trainer, TrainingTask<Recordings> {
  private static final String CHECKPOINT = "checkpoint";
  private static final String MEMORY = "memory";

  private final RunContext context;
  private final TrainableCodec trainable;
  private final CodecSettings settings;
  private final Split<CodecCorpus.Item> corpus;
  private final StateDict weights;
  private final StateDict memory;
  private final CodecImitator codec;
  private final BatchPlan plan;
  private final AdversarialUpdates updates;

  private CodecTrainer(
      RunContext context,
      TrainableCodec trainable,
      StateDict weights,
      StateDict memory,
      TorchBackend torch) {
    this.context = context;
    this.trainable = trainable;
    this.weights = weights;
    this.memory = memory;
    settings = trainable.spec().settings();
    corpus = settings.holdOut().split(CodecCorpus.read(context).items());
    codec = trainable.codec(weights, memory);
    weights.requireComplete();
    plan = BatchPlan.ofItems(corpus.learned().size(), settings.train().batchSize(), context.seed());
    updates =
        AdversarialUpdates.create(
            context,
            torch,
            weights,
            trainable::adversary,
            settings.train()::optimizer,
            settings.train().lastStep(plan.batchesPerEpoch()),
            settings.discriminatorStartStep());
  }

  /**
   * {@return a trainer that has looked at its corpus}
   *
   * @param trainable closed with it
   */
  public static CodecTrainer open(
      RunContext context, TrainableCodec trainable, TorchBackend torch) {
    Checkpoint nothing = Checkpoint.untrained(MEMORY, Config.of(Map.of(), MEMORY), context.seed());
    StateDict weights = torch.open(start(context, trainable.spec()), context.device());
    StateDict memory = torch.open(nothing, context.device());
    try {
      return new CodecTrainer(context, trainable, weights, memory, torch);
    } catch (RuntimeException | Error e) {
      memory.close();
      weights.close();
      trainable.close();
      throw e;
    }
  }

  private static Checkpoint start(RunContext context, CodecSpec spec) {
    if (!context.inputs().contains(CHECKPOINT)) {
      return Checkpoint.untrained(spec.id(), Config.of(spec.network()), context.seed());
    }
    Checkpoint checkpoint = Checkpoint.folder(context.input(CHECKPOINT));
    Record found = checkpoint.config().as(spec.network().getClass());
    if (!found.equals(spec.network())) {
      throw new ZethusException(
          "cannot go on from checkpoint '%s': it has %s, the recipe asks for %s. Give the recipe the checkpoint's sections."
              .formatted(checkpoint, Config.of(found), Config.of(spec.network())));
    }
    return checkpoint;
  }

  @Override
  public void train() {
    TrainingLoop.run(context, settings.train(), this);
  }

  @Override
  public StateDict model() {
    return weights;
  }

  @Override
  public Map<String, StateDict> companions() {
    Map<String, StateDict> companions = new LinkedHashMap<>(updates.companions());
    if (!memory.parametersAndBuffers().isEmpty()) {
      companions.put(MEMORY, memory);
    }
    return companions;
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
  public Recordings load(int[] items, Random random) {
    return Recordings.cut(
        Arrays.stream(items).mapToObj(corpus.learned()::get).toList(), settings.piece(), random);
  }

  @Override
  public Map<String, Double> step(List<Recordings> batches) {
    return updates.step(batches, this::imitate);
  }

  private AdversarialUpdates.Attempt imitate(Recordings recordings) {
    return codec.imitate(weights.manager(), recordings);
  }

  private AdversarialUpdates.Attempt imitate(CodecCorpus.Item item) {
    return imitate(Recordings.whole(item, settings.piece()));
  }

  @Override
  public Map<String, Double> validate() {
    return corpus.validate(1, context.cancel(), items -> imitate(items.get(0)).reconstruction());
  }

  @Override
  public void sample(Samples samples) {
    for (CodecCorpus.Item item : corpus.sampled()) {
      context.cancel().throwIfCancelled();
      float[] audio = Scope.run(() -> Tensors.floats(imitate(item).fake()));
      samples.audio(item.id(), Waveform.mono(settings.piece().sampleRate(), audio));
    }
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(
        folder, Config.of(trainable.spec().network()), weights.toTensors(settings.halfPrecision()));
  }

  @Override
  public void close() {
    updates.close();
    memory.close();
    weights.close();
    trainable.close();
  }
}
