package org.zethus.torch.optim;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;

/**
 * Eve, as VALL-E's trainers know it: Adam whose weight decay acts only on tensors that have grown
 * larger than a target, and not in proportion to the learning rate.
 */
public final class Eve extends MomentOptimizer {
  private final Config config;

  /**
   * The section {@code eve}.
   *
   * @param lr what the schedule begins with
   * @param betas decay of the running mean and of the running square
   * @param eps added to the root
   * @param weightDecay a tensor above its target shrinks by this share per update
   * @param targetRms root mean square of the elements above which a tensor shrinks
   */
  public record Config(
      @Default("0.001") double lr,
      @Default("[0.9, 0.98]") List<Double> betas,
      @Default("1e-8") double eps,
      @Default("0.001") double weightDecay,
      @Default("0.1") double targetRms) {
    public Config {
      betas = checkBetas(betas);
    }
  }

  /**
   * Eve over all parameters of a view.
   *
   * @param maxNorm the gradients' global norm is clipped to it; 0 for no limit
   */
  public Eve(StateDict weights, Config config, Schedule schedule, double maxNorm) {
    super(weights, schedule, maxNorm);
    this.config = config;
  }

  @Override
  NDArray update(NDArray[] gradients, long update, double rate) {
    return call(
        "eve",
        gradients,
        update,
        rate,
        config.betas(),
        config.eps(),
        config.weightDecay(),
        config.targetRms());
  }
}
