package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * Pitch or energy as vectors: a convolution over the phones' values, (B, P) to (B, P, D), 0 at
 * padding.
 *
 * @see <a href="https://arxiv.org/abs/2006.06873">Łańcucki 2021, FastPitch, section 2</a>
 */
final class VarianceEmbedding {
  private final Conv1d conv;
  private final double dropout;

  /** Takes the weights below {@code 0}. */
  VarianceEmbedding(StateDict weights, int width, JetsConfig.Embedding config) {
    conv = new Conv1d(weights.at("0"), ConvShape.of(1, width, config.kernelSize()).same());
    dropout = config.dropout();
  }

  NDArray forward(NDArray values, Mask mask) {
    NDArray embedded = Functional.dropout(conv.forward(values.expandDims(1)), dropout);
    return mask.zero(embedded.transpose(0, 2, 1));
  }
}
