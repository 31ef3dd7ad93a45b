package org.zethus.torch.gan;

import java.util.List;

/** Checks what both discriminators of a codec share. */
final class KernelSizes {
  private KernelSizes() {}

  static void requireTwoOdd(List<Integer> sizes) {
    if (sizes.size() != 2 || sizes.stream().anyMatch(size -> size < 1 || size % 2 == 0)) {
      throw new IllegalArgumentException("need two odd kernel_sizes, found " + sizes);
    }
  }
}
