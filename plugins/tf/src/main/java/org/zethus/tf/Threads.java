package org.zethus.tf;

import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.ConfigProto;

/** How many threads TensorFlow may use: it keeps what the first session of a process says. */
final class Threads {
  /** The other engines listen to it, too. */
  private static final String VARIABLE = "OMP_NUM_THREADS";

  private Threads() {}

  /** {@return as many threads as {@code OMP_NUM_THREADS} asks for, else one for each core} */
  static ConfigProto config() {
    return ConfigProto.newBuilder()
        .setIntraOpParallelismThreads(
            count(System.getenv(VARIABLE), Runtime.getRuntime().availableProcessors()))
        .setInterOpParallelismThreads(1)
        .build();
  }

  static int count(@Nullable String asked, int cores) {
    return asked != null && asked.matches("[1-9]\\d{0,2}") ? Integer.parseInt(asked) : cores;
  }
}
