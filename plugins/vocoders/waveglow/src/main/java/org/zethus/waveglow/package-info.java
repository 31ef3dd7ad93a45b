/**
 * WaveGlow: an invertible network between waveforms and noise, conditioned on mel frames (Prenger
 * et al. 2018, arXiv 1811.00002).
 *
 * <pre>
 * samples (B, N) -> groups (B, g, N / g) -> [1x1 convolution, affine coupling] x flows -> z (B, g, N / g)
 * z, mel (B, mel bins, T) -> the same backwards -> samples (B, T * hop)
 * </pre>
 *
 * <p>{@link org.zethus.waveglow.WaveGlow} is the network in both directions, {@link
 * org.zethus.waveglow.WaveGlowVocoder} the vocoder around it. Amphion's parameter names are kept;
 * it has neither synthesis nor training, both are the paper's.
 */
@NullMarked
package org.zethus.waveglow;

import org.jspecify.annotations.NullMarked;
