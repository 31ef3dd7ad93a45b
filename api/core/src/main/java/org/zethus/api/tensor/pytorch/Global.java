package org.zethus.api.tensor.pytorch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Python class or function by its name. A pickle may name anything; only what has a {@code
 * function} can be called.
 *
 * @param module e.g. {@code torch._utils}
 * @param name e.g. {@code _rebuild_tensor_v2}
 * @param function what a call makes; null for what is refused
 */
record Global(String module, String name, @Nullable Function function) {
  /** Makes a tensor or a plain container. */
  @FunctionalInterface
  interface Function {
    /**
     * {@return what it makes}
     *
     * @throws RuntimeException if the arguments do not fit
     */
    Object call(List<Object> arguments);
  }

  @Override
  public String toString() {
    return module + "." + name;
  }
}
