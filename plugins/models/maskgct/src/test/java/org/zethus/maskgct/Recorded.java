package org.zethus.maskgct;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.zethus.testkit.GoldenCase;
import org.zethus.torch.Tensors;
import org.zethus.torch.masked.CorruptionDraws;
import org.zethus.torch.masked.UniformNoise;

/** What a golden case's model drew, in the order it drew it. */
final class Recorded implements CorruptionDraws {
  private final GoldenCase golden;

  Recorded(GoldenCase golden) {
    this.golden = golden;
  }

  private String named(String ending) {
    return golden.names().stream()
        .filter(name -> name.startsWith("in.rnd") && name.endsWith(ending))
        .findFirst()
        .orElseThrow(() -> new AssertionError(golden + " drew no " + ending));
  }

  @Override
  public float[] times(int batch) {
    return golden.floats(named("_t_rand"));
  }

  @Override
  public int codebook(double[] weights) {
    return (int) golden.longs(named("_mask_layer"))[0];
  }

  @Override
  public float gate() {
    return golden.floats(named("_prompt_gate_rand"))[0];
  }

  @Override
  public int[] promptFrames(int batch, int shortest, int end) {
    return Arrays.stream(golden.longs(named("_prompt_len_randint")))
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  @Override
  public boolean[] hidden(float[] probability, int frames) {
    float[] flags = golden.floats(named("_mask_bernoulli"));
    boolean[] hidden = new boolean[flags.length];
    for (int i = 0; i < hidden.length; i++) {
      hidden[i] = flags[i] == 1;
    }
    return hidden;
  }

  /** {@return noise that gives recorded numbers one after the other} */
  static UniformNoise noise(GoldenCase golden, List<String> names) {
    Deque<String> left = new ArrayDeque<>(names);
    return (manager, shape) -> {
      String name = left.removeFirst();
      NDArray drawn = Tensors.of(manager, golden.tensor(name));
      if (!drawn.getShape().equals(new Shape(shape))) {
        throw new AssertionError(
            "%s is %s, asked for %s".formatted(name, drawn.getShape(), Arrays.toString(shape)));
      }
      return drawn;
    };
  }
}
