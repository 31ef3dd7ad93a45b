package org.zethus.torch.vocos;

import ai.djl.ndarray.NDArray;
import org.zethus.torch.StateDict;

/**
 * Gives each frame coefficients of a modified discrete cosine transform and inverts it. They are
 * real, so no phase has to be found; the paper found them to sound worse.
 *
 * @see <a href="https://arxiv.org/abs/2306.00814">Siuzdak 2024, table 3</a>
 */
public abstract class ImdctHead implements FourierHead {
  private static final int NEIGHBOURS = 2;

  private final Mdct mdct;

  /** Computes the twiddle factors and the window that a checkpoint may carry. */
  ImdctHead(StateDict weights, int hopLength, NetworkConfig.Padding padding) {
    for (String constant : new String[] {"window", "pre_twiddle", "post_twiddle"}) {
      weights.ignore("imdct." + constant);
    }
    mdct = new Mdct(weights.manager(), hopLength, padding);
  }

  /** {@return (B, T, hop length) of hidden frames (B, T, dim)} */
  public abstract NDArray coefficients(NDArray frames);

  @Override
  public final NDArray forward(NDArray frames, long samples) {
    return mdct.inverse(coefficients(frames), samples);
  }

  @Override
  public final long samples(long frames) {
    return mdct.samples(frames);
  }

  @Override
  public final int hopLength() {
    return mdct.hopLength();
  }

  @Override
  public final int reach() {
    return NEIGHBOURS;
  }
}
