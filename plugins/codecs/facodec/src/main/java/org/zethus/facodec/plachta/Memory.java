package org.zethus.facodec.plachta;

import ai.djl.ndarray.NDArray;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Lstm;

/** An LSTM beside a residual: (B, C, T) to (B, C, T). {@code lstm} in the checkpoint. */
final class Memory {
  private final Lstm lstm;

  /** What one signal has left in a memory so far; its next stretch goes on from there. */
  static final class Trace {
    private Lstm.@Nullable Run run;
  }

  Memory(StateDict weights, int channels, int layers) {
    lstm = new Lstm(weights.at("lstm"), channels, channels, layers, false);
  }

  NDArray forward(NDArray x, Trace trace) {
    Lstm.Run run = lstm.run(x.transpose(0, 2, 1), trace.run);
    trace.run = run;
    return x.add(run.output().transpose(0, 2, 1));
  }
}
