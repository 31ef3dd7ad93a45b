package org.zethus.crepe.trainer;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.trainer.Trainer;
import org.zethus.crepe.CrepeShape;
import org.zethus.crepe.PitchBins;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.optim.Optimizer;
import org.zethus.torch.train.BatchPlan;
import org.zethus.torch.train.Split;
import org.zethus.torch.train.TrainingLoop;
import org.zethus.torch.train.TrainingTask;

/**
 * Trains CREPE on tones that it makes up, no two of them alike: each pitch bin learns, by the cross
 * entropy of its own yes and no, how near the tone is.
 *
 * @see <a href="https://arxiv.org/abs/1802.06182">Kim et al. 2018, equation 4</a>
 */
final class CrepeTrainer implements Trainer, TrainingTask<List<Example>> {
  /** The key under which a checkpoint's config has the network's shape. */
  static final String MODEL = "model";

  private static final String LOSS = "loss";

  private final RunContext context;
  private final CrepeTrainerConfig config;
  private final StateDict weights;
  private final CrepeNetwork network;
  private final BatchPlan plan;
  private final Split<Example> examples;
  private final Optimizer optimizer;

  private CrepeTrainer(RunContext context, CrepeTrainerConfig config, StateDict weights) {
    this.context = context;
    this.config = config;
    this.weights = weights;
    network = new CrepeNetwork(weights, config.model(), config.dropout());
    weights.requireComplete();
    plan = BatchPlan.ofItems(config.tones().perEpoch(), config.train().batchSize(), context.seed());
    examples = new Split<>(List.of(), heldOut(), List.of());
    optimizer = config.train().optimizer(weights, config.train().lastStep(plan.batchesPerEpoch()));
  }

  static CrepeTrainer open(RunContext context, CrepeTrainerConfig config, TorchBackend torch) {
    Checkpoint start = Checkpoint.untrained("crepe", Config.of(Map.of(), "crepe"), context.seed());
    StateDict weights = torch.open(start, context.device());
    try {
      return new CrepeTrainer(context, config, weights);
    } catch (RuntimeException | Error e) {
      weights.close();
      throw e;
    }
  }

  private List<Example> heldOut() {
    return draw(config.tones().validation(), new Random(~context.seed()));
  }

  private List<Example> draw(int count, Random random) {
    List<Example> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(Example.draw(config.tones(), random));
    }
    return drawn;
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
    return Map.of("crepe", optimizer);
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public List<Example> load(int[] items, Random random) {
    return draw(items.length, random);
  }

  @Override
  public Map<String, Double> step(List<List<Example>> batches) {
    return optimizer.minimize(batches, batch -> Losses.named(LOSS).plus("bce", loss(batch)));
  }

  @Override
  public Map<String, Double> validate() {
    return examples.validate(
        config.train().batchSize(),
        context.cancel(),
        batch -> {
          NDArray logits = logits(batch);
          return Losses.named(LOSS)
              .plus("bce", crossEntropy(logits, targets(batch)))
              .plus(0, "off_pitch", offPitch(logits, batch));
        });
  }

  private NDArray loss(List<Example> batch) {
    return crossEntropy(logits(batch), targets(batch));
  }

  private NDArray logits(List<Example> batch) {
    float[] frames = joined(batch, CrepeShape.FRAME_LENGTH, Example::frame);
    return network.forward(
        Tensors.of(weights.manager(), frames, batch.size(), CrepeShape.FRAME_LENGTH));
  }

  private NDArray targets(List<Example> batch) {
    float[] targets = joined(batch, PitchBins.COUNT, Example::target);
    return Tensors.of(weights.manager(), targets, batch.size(), PitchBins.COUNT);
  }

  private static float[] joined(List<Example> batch, int length, Function<Example, float[]> part) {
    float[] all = new float[batch.size() * length];
    for (int i = 0; i < batch.size(); i++) {
      System.arraycopy(part.apply(batch.get(i)), 0, all, i * length, length);
    }
    return all;
  }

  /** Minus y ln(p) + (1 - y) ln(1 - p) with p = sigmoid(logit), without ever computing ln(0). */
  private static NDArray crossEntropy(NDArray logits, NDArray targets) {
    return Functional.softplus(logits).sub(logits.mul(targets)).mean();
  }

  /** {@return the share of the frames with a tone whose highest bin is over 50 cents away} */
  private NDArray offPitch(NDArray logits, List<Example> batch) {
    float[] all = Tensors.floats(logits);
    int voiced = 0;
    int off = 0;
    for (int i = 0; i < batch.size(); i++) {
      float[] target = batch.get(i).target();
      int expected = PitchBins.highest(target);
      if (target[expected] > 0) {
        int from = i * PitchBins.COUNT;
        int found = PitchBins.highest(Arrays.copyOfRange(all, from, from + PitchBins.COUNT));
        voiced++;
        off += Math.abs(found - expected) * PitchBins.WIDTH_CENTS > 50 ? 1 : 0;
      }
    }
    return Tensors.of(weights.manager(), new float[] {voiced == 0 ? 0 : (float) off / voiced}, 1);
  }

  @Override
  public void export(Path folder) {
    Checkpoint.write(
        folder,
        Config.of(Map.of(MODEL, Config.of(config.model()).asMap()), MODEL),
        KerasLayout.of(weights.toTensors(), config.halfPrecision()));
  }

  @Override
  public void close() {
    optimizer.close();
    weights.close();
  }
}
