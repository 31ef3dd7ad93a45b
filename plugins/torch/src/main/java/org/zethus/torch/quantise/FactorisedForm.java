package org.zethus.torch.quantise;

import ai.djl.ndarray.NDArray;
import java.util.function.UnaryOperator;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Linear;

/** How families of checkpoints name and hold the parts of a factorised quantiser. */
public enum FactorisedForm {
  /** {@code in_proj}, {@code codebook}, {@code out_proj}: convolutions, at all widths. */
  DAC("proj", "codebook") {
    @Override
    UnaryOperator<NDArray> projection(StateDict weights, int from, int to) {
      return convolution(weights, from, to);
    }
  },

  /** {@code in_project}, {@code codebook}, {@code out_project}: none where widths are equal. */
  AMPHION("project", "codebook") {
    @Override
    UnaryOperator<NDArray> projection(StateDict weights, int from, int to) {
      return from == to ? x -> x : convolution(weights, from, to);
    }
  },

  /** {@code in_proj}, {@code _codebook}, {@code out_proj}: linear, none where widths are equal. */
  NATURAL_SPEECH_3("proj", "_codebook") {
    @Override
    UnaryOperator<NDArray> projection(StateDict weights, int from, int to) {
      if (from == to) {
        return x -> x;
      }
      Linear linear = Linear.withWeightNorm(weights, from, to);
      return x -> linear.forward(x.swapAxes(1, 2)).swapAxes(1, 2);
    }
  };

  private final String projection;
  private final String codebook;

  FactorisedForm(String projection, String codebook) {
    this.projection = projection;
    this.codebook = codebook;
  }

  abstract UnaryOperator<NDArray> projection(StateDict weights, int from, int to);

  private static UnaryOperator<NDArray> convolution(StateDict weights, int from, int to) {
    return new Conv1d(weights, ConvShape.of(from, to, 1).withWeightNorm())::forward;
  }

  String codebook() {
    return codebook;
  }

  UnaryOperator<NDArray> in(StateDict weights, int width, int codebookWidth) {
    return projection(weights.at("in_" + projection), width, codebookWidth);
  }

  UnaryOperator<NDArray> out(StateDict weights, int width, int codebookWidth) {
    return projection(weights.at("out_" + projection), codebookWidth, width);
  }
}
