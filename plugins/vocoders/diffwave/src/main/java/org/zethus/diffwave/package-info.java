/**
 * DiffWave: noise becomes a waveform in a few steps, in each of which a network says what is still
 * noise (Kong et al. 2021, arXiv 2009.09761).
 *
 * <pre>
 * noisy waveform (B, L), step (B), mel (B, mel bins, T) -> DiffWave -> noise (B, L)
 * </pre>
 *
 * <p>{@link org.zethus.diffwave.DiffWave} is the network, {@link
 * org.zethus.diffwave.ReverseProcess} the way from noise to a waveform, {@link
 * org.zethus.diffwave.DiffWaveLoss} the loss. Amphion's checkpoints load under their own names.
 */
@NullMarked
package org.zethus.diffwave;

import org.jspecify.annotations.NullMarked;
