package org.zethus.testkit.fake;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.config.Json;
import org.zethus.api.data.AtomicFiles;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.RunContext;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.api.trainer.Trainer;
import org.zethus.api.trainer.TrainerPlugin;

/**
 * Adds a random number to its one weight at each step, and saves after each. The checkpoint's
 * config is the run's section {@code preprocess}, so that {@link FakeModel} and {@link FakeVocoder}
 * load it.
 */
public final class FakeTrainer implements Trainer {
  private static final String STATE = "state.safetensors";
  private static final String SUM = "sum";

  private final RunContext context;

  private FakeTrainer(RunContext context) {
    this.context = context;
  }

  /** What it reads: {@code train.max_steps}, and all of {@code preprocess} for the checkpoint. */
  public record Settings(
      @Default("{}") Section train, @Default("{}") Map<String, Object> preprocess) {
    /** How long to train. */
    public record Section(@Default("5") int maxSteps) {}
  }

  /** Offers it. */
  public static final class Plugin implements TrainerPlugin {
    @Override
    public Class<? extends Record> configType() {
      return Settings.class;
    }

    @Override
    public Trainer open(RunContext context) {
      return new FakeTrainer(context);
    }
  }

  @Override
  public void train() {
    Settings settings = context.config().as(Settings.class);
    int steps = settings.train().maxSteps();
    Path state = context.output().resolve(STATE);
    float[] sum = Files.exists(state) ? load(state) : new float[] {0, 0};
    while (sum[0] < steps) {
      context.cancel().throwIfCancelled();
      sum[0]++;
      sum[1] += new Random(context.seed() + (long) sum[0]).nextFloat();
      SafeTensors.write(state, Map.of(SUM, Tensor.of(sum, 2)), Map.of());
      context.progress().report((long) sum[0], steps, "sum %.3f".formatted(sum[1]));
    }
    byte[] config =
        Json.writePretty(Map.of("preprocess", Config.of(settings).asMap().get("preprocess")))
            .getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(context.output().resolve(Checkpoint.CONFIG), config);
    SafeTensors.write(
        context.output().resolve(Checkpoint.WEIGHTS), Map.of(SUM, Tensor.of(sum, 2)), Map.of());
  }

  private static float[] load(Path state) {
    try (SafeTensors tensors = SafeTensors.open(state)) {
      return tensors.get(SUM).floats();
    }
  }

  @Override
  public void close() {}
}
