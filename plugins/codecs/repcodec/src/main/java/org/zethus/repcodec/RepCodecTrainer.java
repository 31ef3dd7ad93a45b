package org.zethus.repcodec;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.trainer.Trainer;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.repcodec.RepCodec;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Split;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains a RepCodec on the input {@code features}: from nothing, with the scale of these frames, or
 * from the input {@code checkpoint}, with its.
 */
final class RepCodecTrainer implements Trainer, TrainingTask<FramePieces> {
  static final String CHECKPOINT = "checkpoint";
  private static final String CODEC = "codec";

  private final RunContext context;
  private final RepCodecTrainerConfig config;
  private final FrameCorpus corpus;
  private final Split<FrameCorpus.Item> split;
  private final StateDict weights;
  private final RepCodec codec;
  private final FrameScale scale;
  private final BatchPlan plan;
  private final Optimizer optimizer;

  private RepCodecTrainer(
      RunContext context, RepCodecTrainerConfig config, FrameCorpus corpus, StateDict weights) {
    this.context = context;
    this.config = config;
    this.corpus = corpus;
    this.weights = weights;
    split = config.holdOut().split(corpus.items());
    codec = new RepCodec(weights, config.model());
    int width = config.model().hiddenSize();
    scale =
        context.inputs().contains(CHECKPOINT)
            ? FrameScale.read(weights, width)
            : FrameScale.begin(
                weights, corpus.statistics(split.learned(), width, context.cancel()));
    weights.requireComplete();
    plan = BatchPlan.ofItems(split.learned().size(), config.train().batchSize(), context.seed());
    optimizer = config.train().optimizer(weights, config.train().lastStep(plan.batchesPerEpoch()));
  }

  static RepCodecTrainer open(RunContext context, TorchBackend torch) {
    RepCodecTrainerConfig config = context.config().as(RepCodecTrainerConfig.class);
    FrameCorpus corpus = FrameCorpus.read(context, config.feature(), config.model().hiddenSize());
    StateDict weights = torch.open(start(context, config), context.device());
    try {
      return new RepCodecTrainer(context, config, corpus, weights);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  private static Checkpoint start(RunContext context, RepCodecTrainerConfig config) {
    RepCodecCheckpoint wanted = config.checkpoint();
    if (!context.inputs().contains(CHECKPOINT)) {
      return Checkpoint.untrained(RepCodecCheckpoint.ID, Config.of(wanted), context.seed());
    }
    Checkpoint checkpoint = Checkpoint.folder(context.input(CHECKPOINT));
    RepCodecCheckpoint found = CodesPlugin.read(checkpoint);
    if (!found.model().equals(wanted.model())) {
      throw new ZethusException(
          "cannot go on from checkpoint '%s': it has %s, the recipe asks for %s. Give the recipe the checkpoint's section model."
              .formatted(checkpoint, Config.of(found.model()), Config.of(wanted.model())));
    }
    return checkpoint;
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
    return Map.of(CODEC, optimizer);
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public FramePieces load(int[] items, Random random) {
    int length = config.segmentFrames();
    return FramePieces.read(
        corpus,
        Arrays.stream(items).mapToObj(split.learned()::get).toList(),
        config.model().hiddenSize(),
        length,
        item -> random.nextInt(Math.max(1, item.frames() - length + 1)));
  }

  @Override
  public Map<String, Double> step(List<FramePieces> batches) {
    return optimizer.minimize(batches, this::losses);
  }

  private Losses losses(FramePieces pieces) {
    NDArray frames = scale.apply(pieces.frames(weights.manager()));
    return config.loss().of(codec, frames, pieces.mask(weights.manager()));
  }

  @Override
  public Map<String, Double> validate() {
    return split.validate(1, context.cancel(), items -> losses(whole(items.get(0))));
  }

  private FramePieces whole(FrameCorpus.Item item) {
    return FramePieces.read(
        corpus, List.of(item), config.model().hiddenSize(), item.frames(), any -> 0);
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(
        folder, Config.of(config.checkpoint()), weights.toTensors(config.halfPrecision()));
  }

  @Override
  public void close() {
    optimizer.close();
    weights.close();
  }
}
