/**
 * WaveNet: each sample's distribution from the samples before it, by dilated causal convolutions,
 * and from mel frames (van den Oord et al. 2016, arXiv 1609.03499).
 *
 * <pre>
 * previous samples (B, T), mel -> gated layers -> skip connections -> distributions (B, channels, T)
 * </pre>
 *
 * <p>{@link org.zethus.wavenet.WaveNet} is the network in torch, for training, {@link
 * org.zethus.wavenet.CachedWaveNet} the same in plain arrays, one sample at a time, for generating.
 * Amphion's parameter names are kept; it has no way to generate, that is the paper's.
 */
@NullMarked
package org.zethus.wavenet;

import org.jspecify.annotations.NullMarked;
