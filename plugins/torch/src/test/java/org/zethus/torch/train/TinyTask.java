package org.zethus.torch.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.config.Config;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.loss.Losses;
import org.zethus.torch.optim.Optimizer;

/**
 * A generator that learns lines and a discriminator beside it, of a dozen numbers: small, but with
 * everything that has to survive an interruption (noise from torch, crops, a buffer, two
 * optimisers).
 */
final class TinyTask implements TrainingTask<float[]>, AutoCloseable {
  private static final int ITEMS = 23;
  private static final int WIDTH = 4;

  private final StateDict model;
  private final StateDict critic;
  private final NDArray weight;
  private final NDArray bias;
  private final NDArray mean;
  private final NDArray criticWeight;
  private final BatchPlan plan;
  private final Map<String, Optimizer> optimizers = new LinkedHashMap<>();

  TinyTask(TrainConfig config, long seed) {
    Checkpoint untrained = Checkpoint.untrained("tiny", Config.of(Map.of(), "tiny"), seed);
    model = new TorchBackend().open(untrained, Device.CPU);
    weight = model.parameter("out.weight", Init.normal(0.5), WIDTH, WIDTH);
    bias = model.parameter("out.bias", Init.ZEROS, WIDTH);
    mean = model.buffer("running_mean", Init.ZEROS, WIDTH);
    critic = new TorchBackend().open(untrained, Device.CPU);
    criticWeight = critic.parameter("weight", Init.normal(0.5), WIDTH, 1);
    plan = BatchPlan.ofItems(ITEMS, config.batchSize(), seed);
    long lastStep = config.lastStep(plan.batchesPerEpoch());
    optimizers.put("critic", config.optimizer(critic, lastStep));
    optimizers.put("generator", config.optimizer(model, lastStep));
  }

  @Override
  public StateDict model() {
    return model;
  }

  @Override
  public Map<String, StateDict> companions() {
    return Map.of("critic", critic);
  }

  @Override
  public Map<String, Optimizer> optimizers() {
    return optimizers;
  }

  @Override
  public BatchPlan plan() {
    return plan;
  }

  @Override
  public float[] load(int[] items, Random random) {
    float[] batch = new float[items.length * WIDTH];
    for (int i = 0; i < batch.length; i++) {
      batch[i] = (float) Math.sin(items[i / WIDTH] + i % WIDTH + random.nextFloat());
    }
    return batch;
  }

  @Override
  public Map<String, Double> step(List<float[]> batches) {
    Map<String, Double> values =
        optimizer("critic").minimize(batches, batch -> criticLosses(batch));
    values.putAll(optimizer("generator").minimize(batches, batch -> losses(batch)));
    return values;
  }

  private Optimizer optimizer(String name) {
    return java.util.Objects.requireNonNull(optimizers.get(name));
  }

  private Losses criticLosses(float[] batch) {
    NDArray x = rows(batch);
    NDArray fake = generate(x).stopGradient();
    return Losses.named("critic_loss")
        .plus("real", score(x).sub(1).square().mean())
        .plus("fake", score(fake).square().mean());
  }

  private Losses losses(float[] batch) {
    NDArray x = rows(batch);
    NDArray made = generate(x);
    return Losses.named("loss")
        .plus("l1", made.sub(x).abs().mean())
        .plus(0.1, "adversarial", score(made).sub(1).square().mean());
  }

  private NDArray rows(float[] batch) {
    return Tensors.of(model.manager(), batch, batch.length / WIDTH, WIDTH);
  }

  private NDArray generate(NDArray x) {
    NDArray noise = x.getManager().randomNormal(new Shape(x.getShape().getShape()));
    NDArray out = x.matMul(weight).add(bias).add(noise.mul(0.1f));
    mean.muli(0.9f).addi(out.stopGradient().mean(new int[] {0}).mul(0.1f));
    return out;
  }

  private NDArray score(NDArray x) {
    return x.matMul(criticWeight);
  }

  @Override
  public Map<String, Double> validate() {
    NDArray x = rows(load(new int[] {1, 2, 3}, new Random(5)));
    double loss = generate(x).sub(x).abs().mean().toFloatArray()[0];
    return Map.of("loss", loss);
  }

  @Override
  public void sample(Samples samples) {
    NDArray made = generate(rows(load(new int[] {4}, new Random(6))));
    float[] values = made.tanh().toFloatArray();
    samples.audio("four", Waveform.mono(8000, values));
    samples.mel("four.mel", MelFrames.of(new MelSpec(8000, 4, 4, 2, WIDTH, 0, 4000), 1, values));
  }

  /** Without waiting for the disk, which a real task should. */
  @Override
  public void export(Path folder) {
    try {
      Files.writeString(
          folder.resolve(Checkpoint.CONFIG), Json.writePretty(Map.of("width", WIDTH)));
      Files.writeString(folder.resolve(Checkpoint.WEIGHTS), bits());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String bits() {
    StringBuilder bits = new StringBuilder();
    model.toTensors().forEach((name, t) -> bits.append(name + Arrays.toString(t.floats()) + "\n"));
    return bits.toString();
  }

  @Override
  public void close() {
    optimizers.values().forEach(Optimizer::close);
    model.close();
    critic.close();
  }
}
