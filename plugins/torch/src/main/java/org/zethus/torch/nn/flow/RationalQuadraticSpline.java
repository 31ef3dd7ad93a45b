package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.kernels.TorchScript;

/**
 * Elementwise monotonic splines with linear tails: on {@code [-bound, bound]} a rational quadratic
 * in each bin, outside the identity. The parameters of each element are unnormalised: widths and
 * heights (…, bins), derivatives at the inner edges (…, bins - 1).
 *
 * @see <a href="https://arxiv.org/abs/1906.04032">Durkan et al. 2019, section 3</a>
 */
public final class RationalQuadraticSpline {
  private static final TorchScript SCRIPT =
      TorchScript.beside(RationalQuadraticSpline.class, "flow.py");

  private RationalQuadraticSpline() {}

  /**
   * Elements after the spline.
   *
   * @param y as {@code x}
   * @param logAbsDet log |dy/dx|, as {@code x}
   */
  public record Mapped(NDArray y, NDArray logAbsDet) {}

  /** Maps elements (…). */
  public static Mapped forward(
      NDArray x, NDArray widths, NDArray heights, NDArray derivatives, double bound) {
    return map(x, widths, heights, derivatives, bound, false);
  }

  /** Maps elements back. */
  public static Mapped inverse(
      NDArray y, NDArray widths, NDArray heights, NDArray derivatives, double bound) {
    return map(y, widths, heights, derivatives, bound, true);
  }

  private static Mapped map(
      NDArray x,
      NDArray widths,
      NDArray heights,
      NDArray derivatives,
      double bound,
      boolean inverse) {
    NDArray[] mapped =
        SCRIPT.callForList("spline", x, widths, heights, derivatives, bound, inverse);
    return new Mapped(mapped[0], mapped[1]);
  }
}
