package org.zethus.torch.nn;

/**
 * How a layer holds its weight while it learns.
 *
 * @see <a href="https://arxiv.org/abs/1602.07868">Salimans &amp; Kingma 2016</a>
 * @see <a href="https://arxiv.org/abs/1802.05957">Miyato et al. 2018</a>
 */
public enum WeightForm {
  /** As it is. */
  PLAIN,
  /** As magnitude and direction of each slice of its first dimension. */
  WEIGHT_NORM,
  /** As magnitude and direction of each slice of its last dimension: of each tap. */
  WEIGHT_NORM_PER_TAP,
  /** Divided by its largest singular value. */
  SPECTRAL_NORM
}
