package org.zethus.torch.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.zethus.torch.StateDict;
import org.zethus.torch.optim.Optimizer;

/**
 * What one model's training computes; {@link TrainingLoop} does the rest. Called by one thread. A
 * plain model's step is one line:
 *
 * <pre>{@code
 * public Map<String, Double> step(List<Batch> batches) {
 *   return optimizer.minimize(batches, this::losses);
 * }
 * }</pre>
 *
 * <p>A GAN's has two, and may compute the generator's output once for both:
 *
 * <pre>{@code
 * Map<String, Double> values = discriminatorOptimizer.minimize(batches, this::discriminatorLosses);
 * values.putAll(generatorOptimizer.minimize(batches, this::generatorLosses));
 * return values;
 * }</pre>
 *
 * <p>Arrays that a step starts from may join the weights' manager: all that a step makes is freed
 * when it ends. Random numbers must come from {@code random} or from torch, which is seeded before
 * every step; anything else that changes from step to step must be a buffer in the weights. Then
 * training can be interrupted anywhere.
 *
 * @param <B> a batch as plain Java values, e.g. padded arrays
 */
public interface TrainingTask<B> {
  /** {@return the weights that {@link #export} writes; these are averaged if that is configured} */
  StateDict model();

  /** {@return further weights that learn, by a name for the state's file, e.g. discriminators} */
  default Map<String, StateDict> companions() {
    return Map.of();
  }

  /** {@return the optimisers by name, e.g. {@code generator}; the loop does not close them} */
  Map<String, Optimizer> optimizers();

  /** {@return which items each batch has} */
  BatchPlan plan();

  /**
   * {@return a batch}
   *
   * @param items as the plan says
   * @param random for crops and the like; follows from the seed and the batch's number
   */
  B load(int[] items, Random random);

  /**
   * One update of all weights: losses, gradients, optimisers. Gradients are recorded; arrays are
   * freed when it returns.
   *
   * @param batches as many as {@code train.gradient_accumulation_step} says
   * @return losses by name, as {@link Optimizer#minimize} gives them; the first is shown to people
   */
  Map<String, Double> step(List<B> batches);

  /**
   * Losses on held-out data. Gradients are not recorded; arrays are freed when it returns.
   *
   * @return losses by name, the first decides which checkpoint is best; none if nothing is held out
   */
  default Map<String, Double> validate() {
    return Map.of();
  }

  /** Generates a few examples to look at and listen to; called under {@link #validate}'s terms. */
  default void sample(Samples samples) {}

  /**
   * Writes what inference needs: {@code config.json}, {@code model.safetensors} and files beside
   * them. Equal weights must give equal bytes.
   *
   * @param folder exists; files there are replaced
   */
  void export(Path folder);
}
