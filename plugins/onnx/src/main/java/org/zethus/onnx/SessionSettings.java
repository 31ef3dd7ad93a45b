package org.zethus.onnx;

import org.zethus.api.plugin.Device;

/**
 * How a session computes.
 *
 * @param device where; on {@code cuda} what the device cannot do is done by the CPU
 * @param threads that one operation may use; at least 1
 * @param arena whether freed memory is kept for the next call: faster, and resident as much as the
 *     longest call needed
 */
public record SessionSettings(Device device, int threads, boolean arena) {
  private static final String THREADS = "OMP_NUM_THREADS";

  public SessionSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("need at least 1 thread, found " + threads);
    }
  }

  /**
   * {@return as many threads as there are cores, or as {@code OMP_NUM_THREADS} asks, which the
   * other engines follow too}
   */
  public static SessionSettings on(Device device) {
    return new SessionSettings(device, threads(System.getenv(THREADS)), true);
  }

  /** {@return the same with so many threads} */
  public SessionSettings withThreads(int count) {
    return new SessionSettings(device, count, arena);
  }

  private static int threads(@org.jspecify.annotations.Nullable String asked) {
    return asked != null && asked.matches("[1-9]\\d{0,3}")
        ? Integer.parseInt(asked)
        : Runtime.getRuntime().availableProcessors();
  }
}
