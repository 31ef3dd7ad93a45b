package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * A signal at twice its sample rate, (B, samples) to (B, 2 samples), through a sinc under a Hann
 * window. In the checkpoint {@code kernel}, (2, 1, taps).
 */
final class Doubling {
  private static final double ROLLOFF = 0.99;
  private static final int ZERO_CROSSINGS = 6;
  private static final int REACH = (int) Math.ceil(ZERO_CROSSINGS / ROLLOFF);
  private static final int TAPS = 2 * REACH + 1;

  private final NDArray kernel;

  Doubling(StateDict weights) {
    Init init =
        (values, random) -> {
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) tap(i % TAPS - REACH - 0.5 * (i / TAPS));
          }
        };
    kernel = weights.buffer("kernel", init, 2, 1, TAPS);
  }

  private static double tap(double samples) {
    double time = Math.max(-ZERO_CROSSINGS, Math.min(ZERO_CROSSINGS, samples * ROLLOFF));
    double window = StrictMath.cos(Math.PI * time / ZERO_CROSSINGS / 2);
    double sinc = time == 0 ? 1 : StrictMath.sin(Math.PI * time) / (Math.PI * time);
    return ROLLOFF * window * window * sinc;
  }

  NDArray forward(NDArray audio) {
    return StftMagnitude.SCRIPT.call("doubled", audio, kernel);
  }
}
