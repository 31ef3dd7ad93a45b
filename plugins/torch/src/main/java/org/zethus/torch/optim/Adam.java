package org.zethus.torch.optim;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;

/**
 * Adam: each element moves by its gradient's running mean over the root of its running square.
 *
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, algorithm 1</a>
 */
public final class Adam extends MomentOptimizer {
  private final Config config;

  /**
   * The section {@code adam}.
   *
   * @param lr what the schedule begins with
   * @param betas decay of the running mean and of the running square
   * @param eps added to the root
   * @param weightDecay times the parameter is added to its gradient
   */
  public record Config(
      @Default("0.001") double lr,
      @Default("[0.9, 0.999]") List<Double> betas,
      @Default("1e-8") double eps,
      @Default("0") double weightDecay) {
    public Config {
      betas = checkBetas(betas);
    }
  }

  /**
   * Adam over all parameters of a view.
   *
   * @param maxNorm the gradients' global norm is clipped to it; 0 for no limit
   */
  public Adam(StateDict weights, Config config, Schedule schedule, double maxNorm) {
    super(weights, schedule, maxNorm);
    this.config = config;
  }

  @Override
  NDArray update(NDArray[] gradients, long update, double rate) {
    return call(
        "adam", gradients, update, rate, config.betas(), config.eps(), config.weightDecay());
  }
}
