package org.zethus.torch.optim;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;

/**
 * Adam with weight decay that does not pass through the moments.
 *
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, algorithm 2</a>
 */
public final class AdamW extends MomentOptimizer {
  private final Config config;

  /**
   * The section {@code adamw}.
   *
   * @param lr what the schedule begins with
   * @param betas decay of the running mean and of the running square
   * @param eps added to the root
   * @param weightDecay times the learning rate is what each parameter loses per update
   */
  public record Config(
      @Default("4e-4") double lr,
      @Default("[0.9, 0.999]") List<Double> betas,
      @Default("1e-8") double eps,
      @Default("0.01") double weightDecay) {
    public Config {
      betas = checkBetas(betas);
    }
  }

  /**
   * AdamW over all parameters of a view.
   *
   * @param maxNorm the gradients' global norm is clipped to it; 0 for no limit
   */
  public AdamW(StateDict weights, Config config, Schedule schedule, double maxNorm) {
    super(weights, schedule, maxNorm);
    this.config = config;
  }

  @Override
  NDArray update(NDArray[] gradients, long update, double rate) {
    return call(
        "adamw", gradients, update, rate, config.betas(), config.eps(), config.weightDecay());
  }
}
