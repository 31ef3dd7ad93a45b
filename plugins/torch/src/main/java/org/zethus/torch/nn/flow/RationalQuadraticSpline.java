package org.zethus.torch.nn.flow;

import ai.djl.ndarray.NDArray;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
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

  /** Least share of a bin, and least slope at an edge; as in the script. */
  private static final double LEAST = 1e-3;

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

  /**
   * {@return as {@link #inverse}, without the Jacobian, in a graph}
   *
   * @param bins how many
   */
  static Value inverse(
      Value y, Value widths, Value heights, Value derivatives, int bins, double bound) {
    Graph graph = y.graph();
    Value inside = y.greaterOrEqual(graph.scalar(-bound)).and(y.lessOrEqual(graph.scalar(bound)));
    Value v = y.clip(-bound, bound);
    Value xs = edges(widths, bins, bound);
    Value ys = edges(heights, bins, bound);
    Value reached = v.expandDims(-1).greaterOrEqual(ys).to(DType.I64).sum(-1);
    Value last = graph.integer(bins); // the last edge belongs to the last bin
    Value bin = graph.op("Min").of(reached, last).result().sub(graph.integer(1));
    Value next = bin.add(graph.integer(1));
    Value end = widths.slice(-1, 0, 1).mul(0).add(1); // slope 1: the tails join smoothly
    Value d = graph.concat(-1, end, derivatives.softplus().add(LEAST), end);
    Value x0 = at(xs, bin);
    Value y0 = at(ys, bin);
    Value w = at(xs, next).sub(x0);
    Value h = at(ys, next).sub(y0);
    Value d0 = at(d, bin);
    Value s = h.div(w);
    Value bend = d0.add(at(d, next)).sub(s.mul(2));
    Value dy = v.sub(y0);
    Value a = dy.mul(bend).add(h.mul(s.sub(d0)));
    Value b = h.mul(d0).sub(dy.mul(bend));
    Value c = s.neg().mul(dy);
    Value root = b.mul(b).sub(a.mul(c).mul(4)).max(0).sqrt();
    Value theta = c.mul(2).div(b.neg().sub(root));
    return inside.where(theta.mul(w).add(x0), y);
  }

  private static Value edges(Value sizes, int bins, double bound) {
    Value shares = sizes.softmax(-1).mul(1 - LEAST * bins).add(LEAST);
    Value inner = shares.cumSum(-1).slice(-1, 0, bins - 1L).mul(2 * bound).sub(bound);
    Value none = sizes.slice(-1, 0, 1).mul(0);
    return sizes.graph().concat(-1, none.sub(bound), inner, none.add(bound));
  }

  private static Value at(Value values, Value bin) {
    return values.gatherElements(-1, bin).squeeze(-1);
  }
}
