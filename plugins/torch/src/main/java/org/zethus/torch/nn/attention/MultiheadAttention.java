package org.zethus.torch.nn.attention;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Autograd;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Projection;

/**
 * Multi-head attention over (B, T, D). In the checkpoint as PyTorch has it: {@code in_proj_weight}
 * (3 D, D) and {@code in_proj_bias} for queries, keys and values, {@code out_proj.weight} and
 * {@code out_proj.bias}.
 *
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.2</a>
 */
public final class MultiheadAttention {
  private static final TorchScript SCRIPT =
      TorchScript.beside(MultiheadAttention.class, "attention.py");

  private final Projection inWeight;
  private final NDArray inBias;
  private final Projection outWeight;
  private final NDArray outBias;
  private final long heads;
  private final double dropout;

  /**
   * Takes the weights.
   *
   * @param heads divides {@code width}
   * @param dropout of the attention weights
   */
  public MultiheadAttention(StateDict weights, int width, int heads, double dropout) {
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "need heads that divide a width of %d, found %d".formatted(width, heads));
    }
    this.heads = heads;
    this.dropout = dropout;
    inWeight =
        new Projection(
            weights, "in_proj_", Init.xavierUniform(width, 3L * width), width, 3 * width);
    inBias = weights.parameter("in_proj_bias", Init.ZEROS, 3L * width);
    StateDict out = weights.at("out_proj");
    outWeight = new Projection(out, "", Init.fanIn(width), width, width);
    outBias = out.parameter("bias", Init.ZEROS, width);
  }

  /**
   * Attends to itself.
   *
   * @param x (B, T, D)
   * @param visible boolean, true where a query may see a key; (B or 1, heads or 1, T or 1, T);
   *     {@code null}: everywhere
   */
  public NDArray forward(NDArray x, @Nullable NDArray visible) {
    return SCRIPT.call("self_attention", x, arguments(visible));
  }

  /**
   * Attends to something else.
   *
   * @param memory (B, S, D)
   * @param visible boolean, (B or 1, heads or 1, T or 1, S)
   */
  public NDArray forward(NDArray x, NDArray memory, @Nullable NDArray visible) {
    return SCRIPT.call("cross_attention", x, arguments(visible, memory));
  }

  /**
   * Attends to itself and to what it has read before; for inference.
   *
   * @param x the new positions, (B, N, D)
   * @param visible boolean, true where a new position may see a key, (B or 1, heads or 1, N or 1,
   *     all positions); {@code null}: everywhere
   * @param cache which the new positions join
   */
  public NDArray next(NDArray x, @Nullable NDArray visible, KeyValueCache.Layer cache) {
    NDArray[] split = SCRIPT.callForList("queries_keys_values", x, inWeight.value(), inBias, heads);
    KeyValueCache.Read read = cache.append(split[1], split[2]);
    List<Object> rest = new ArrayList<>();
    rest.addAll(List.of(read.keys(), read.values(), outWeight.value(), outBias));
    if (visible != null) {
      rest.add(visible);
    }
    return SCRIPT.call("attend_split", split[0], rest.toArray());
  }

  private Object[] arguments(@Nullable NDArray visible, NDArray... first) {
    List<Object> arguments = new ArrayList<>(List.of(first));
    arguments.addAll(List.of(inWeight.value(), inBias, outWeight.value(), outBias, heads));
    arguments.add(Autograd.isRecording() ? dropout : 0.0);
    if (visible != null) {
      arguments.add(visible);
    }
    return arguments.toArray();
  }
}
