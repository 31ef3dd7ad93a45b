package org.zethus.torch.optim;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.Autograd;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;

/**
 * ScaledAdam: steps in proportion to each parameter's own size, and the size learnt as well. Meant
 * to be used with {@link Eden}.
 *
 * @see <a href="https://arxiv.org/abs/2310.11230">Yao et al. 2023, section 3.5 and appendix A.1</a>
 */
public final class ScaledAdam extends Optimizer {
  private static final TorchScript SCALED = TorchScript.beside(ScaledAdam.class, "scaled_adam.py");

  private final Config config;
  private final NDArray[] delta;
  private final NDArray[] expAvgSq;
  private final NDArray rms;
  private final NDArray scaleSq;
  private final NDArray scaleGrads;
  private final NDArray norms;
  private final NDArray threshold;

  /**
   * The section {@code scaledadam}.
   *
   * @param lr what the schedule begins with; relative to a parameter's size
   * @param betas decay of the step and of the running square
   * @param clippingScale gradients of sizes are clipped to it times the median of the last norms
   * @param clippingUpdatePeriod how many norms that are
   * @param sizeUpdatePeriod a parameter's size is measured and moved once in so many updates
   * @param scalarLrScale learning rate of sizes and of single numbers, relative to {@code lr}
   * @param eps added to the root
   * @param paramMinRms sizes below it shrink no further
   * @param paramMaxRms sizes above it only shrink
   * @param scalarMax single numbers are kept within it
   */
  public record Config(
      @Default("0.05") double lr,
      @Default("[0.9, 0.98]") List<Double> betas,
      @Default("2") double clippingScale,
      @Default("100") int clippingUpdatePeriod,
      @Default("4") int sizeUpdatePeriod,
      @Default("0.1") double scalarLrScale,
      @Default("1e-8") double eps,
      @Default("1e-5") double paramMinRms,
      @Default("3") double paramMaxRms,
      @Default("10") double scalarMax) {
    public Config {
      betas = MomentOptimizer.checkBetas(betas);
      if (clippingUpdatePeriod < 1 || sizeUpdatePeriod < 1) {
        throw new IllegalArgumentException(
            "need clipping_update_period and size_update_period of at least 1, found %d and %d"
                .formatted(clippingUpdatePeriod, sizeUpdatePeriod));
      }
    }
  }

  /** ScaledAdam over all parameters of a view; they must have their first values. */
  public ScaledAdam(StateDict weights, Config config, Schedule schedule) {
    super(weights, schedule);
    this.config = config;
    int count = parameters().length;
    this.delta = zerosLikeParameters("delta");
    this.expAvgSq = zerosLikeParameters("exp_avg_sq");
    this.rms = state("rms", Autograd.inference(() -> SCALED.call(manager(), "rms", parameters())));
    this.scaleSq = zeros("scale_exp_avg_sq", count);
    this.scaleGrads = zeros("scale_grads", config.sizeUpdatePeriod(), count);
    this.norms = zeros("model_norms", config.clippingUpdatePeriod());
    this.threshold = zeros("model_norm_threshold");
  }

  private NDArray zeros(String name, long... shape) {
    return state(name, manager().zeros(new Shape(shape)));
  }

  @Override
  NDArray update(NDArray[] gradients, long update, double rate) {
    return SCALED.call(
        manager(),
        "scaled_adam",
        parameters(),
        gradients,
        delta,
        expAvgSq,
        rms,
        scaleSq,
        scaleGrads,
        norms,
        threshold,
        update,
        rate,
        config.betas().get(0),
        config.betas().get(1),
        config.eps(),
        config.scalarLrScale(),
        config.paramMinRms(),
        config.paramMaxRms(),
        config.scalarMax(),
        config.clippingScale());
  }
}
