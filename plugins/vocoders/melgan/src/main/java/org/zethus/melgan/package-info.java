/**
 * MelGAN: transposed convolutions, each followed by dilated residual blocks, trained by its
 * discriminators' feature maps. Mel frames (B, mel bins, T) become waveforms (B, 1, T * hop).
 *
 * @see <a href="https://arxiv.org/abs/1910.06711">Kumar et al. 2019</a>
 */
@NullMarked
package org.zethus.melgan;

import org.jspecify.annotations.NullMarked;
