package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * Linear layers without bias over the same input. As int8 they are one product, whose input is
 * rounded once.
 */
public final class JointLinear {
  private final List<Linear> each;
  private final @Nullable Int8Weight joined;
  private final int count;

  private JointLinear(List<Linear> each, @Nullable Int8Weight joined, int count) {
    this.each = each;
    this.joined = joined;
    this.count = count;
  }

  /**
   * Takes the weights.
   *
   * @param weights of each layer
   * @param out width of each layer's output
   */
  public static JointLinear withoutBias(List<StateDict> weights, int in, int out) {
    if (Int8Weight.isFor(weights.get(0))) {
      Int8Weight joined = Int8Weight.of(weights, Init.fanIn(in), in, out);
      return new JointLinear(List.of(), joined, weights.size());
    }
    List<Linear> each = weights.stream().map(layer -> Linear.withoutBias(layer, in, out)).toList();
    return new JointLinear(each, null, weights.size());
  }

  /** {@return what each layer makes of (…, in), (…, out)} */
  public List<NDArray> forward(NDArray x) {
    return joined == null
        ? each.stream().map(layer -> layer.forward(x)).toList()
        : joined.times(x, count);
  }
}
