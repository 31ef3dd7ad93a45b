package org.zethus.torch.autoregressive;

import ai.djl.ndarray.NDArray;
import java.util.Random;
import org.osgi.annotation.versioning.ProviderType;

/** How samples look to a network, and how its outputs stand for a distribution of the next one. */
@ProviderType
public interface SampleCoding {
  /** {@return how many outputs describe a distribution} */
  int channels();

  /** {@return what the network sees of a sample in [-1, 1]: a value in [-1, 1]} */
  float value(float sample);

  /** {@return the sample that a value stands for} */
  float sample(float value);

  /**
   * {@return a value drawn from a distribution}
   *
   * @param outputs of the network
   */
  float draw(float[] outputs, Random random);

  /**
   * {@return the mean negative log-likelihood, one element}
   *
   * @param outputs (B, channels, T)
   * @param values (B, T), as {@link #value} gives them
   */
  NDArray loss(NDArray outputs, NDArray values);
}
