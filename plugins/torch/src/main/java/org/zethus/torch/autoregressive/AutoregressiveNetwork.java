package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDArray;
import org.osgi.annotation.versioning.ConsumerType;

/** A network that predicts each sample from those before it and mel frames, in torch. */
@ConsumerType
public interface AutoregressiveNetwork {
  /** {@return how samples look to it} */
  SampleCoding coding();

  /** {@return frames at either end of the mel that have no samples} */
  int pad();

  /** {@return how many frames to either side, beside {@link #pad}, change a condition} */
  int reach();

  /**
   * {@return the distributions of samples, (B, channels, (T - 2 pad) * hop)}
   *
   * @param previous values of the samples before each, (B, (T - 2 pad) * hop)
   * @param mel log-mel frames (B, mel bins, T)
   */
  NDArray forward(NDArray previous, NDArray mel);

  /** {@return what the mel frames say of each sample, (B, (T - 2 pad) * hop, width)} */
  NDArray conditions(NDArray mel);

  /** {@return the same network in plain arrays, with the weights as they are now} */
  SampleNetwork sampler();
}
