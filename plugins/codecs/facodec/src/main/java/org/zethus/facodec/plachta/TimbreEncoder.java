package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.attention.RelativeAttention;

/**
 * Who speaks in mel frames: (B, 80, T) to (B, C). Two layers of each frame, two gated convolutions
 * over time, attention, and the mean. In the checkpoint {@code spectral}, {@code temporal}, {@code
 * slf_attn} and {@code fc}.
 *
 * @see <a href="https://arxiv.org/abs/2106.03153">Min et al. 2021 (Meta-StyleSpeech), section
 *     3.1</a>
 */
final class TimbreEncoder {
  private static final int KERNEL = 5;
  private static final int HEADS = 2;
  private static final double DROPOUT = 0.1;

  private final List<Conv1d> spectral;
  private final List<Conv1d> temporal;
  private final RelativeAttention attention;
  private final Conv1d last;

  TimbreEncoder(StateDict weights, int bands, int hidden, int out) {
    spectral =
        List.of(
            Conv1d.pointwise(weights.at("spectral.0"), bands, hidden),
            Conv1d.pointwise(weights.at("spectral.3"), hidden, hidden));
    ConvShape gated = ConvShape.of(hidden, 2 * hidden, KERNEL).same();
    temporal =
        List.of(
            new Conv1d(weights.at("temporal.0.conv1"), gated),
            new Conv1d(weights.at("temporal.1.conv1"), gated));
    attention = new RelativeAttention(weights.at("slf_attn"), hidden, HEADS, DROPOUT, 0, false);
    last = Conv1d.pointwise(weights.at("fc"), hidden, out);
  }

  NDArray forward(NDArray mel) {
    NDArray h = mel;
    for (Conv1d layer : spectral) {
      h = Functional.dropout(mish(layer.forward(h)), DROPOUT);
    }
    for (Conv1d layer : temporal) {
      NDArray gated = Layers.KERNELS.call("gated", layer.forward(h));
      h = h.add(Functional.dropout(gated, DROPOUT));
    }
    NDArray all = h.getManager().ones(new Shape(1, 1, 1, 1));
    NDArray attended = Functional.dropout(attention.forward(h, h, all), DROPOUT);
    return last.forward(h.add(attended)).mean(new int[] {2});
  }

  /**
   * {@return x * tanh(softplus(x))}
   *
   * @see <a href="https://arxiv.org/abs/1908.08681">Misra 2019</a>
   */
  private static NDArray mish(NDArray x) {
    return x.mul(Functional.softplus(x).tanh());
  }
}
