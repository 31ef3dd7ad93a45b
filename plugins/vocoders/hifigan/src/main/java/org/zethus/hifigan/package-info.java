/**
 * HiFi-GAN: transposed convolutions, each followed by residual blocks with several receptive
 * fields, trained against discriminators. Mel frames (B, mel bins, T) become waveforms (B, 1, T *
 * hop).
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020</a>
 */
@NullMarked
package org.zethus.hifigan;

import org.jspecify.annotations.NullMarked;
