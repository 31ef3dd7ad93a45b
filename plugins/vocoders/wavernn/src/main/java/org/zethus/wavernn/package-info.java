/**
 * WaveRNN: each sample's distribution from the sample before it, by two layers of recurrent units,
 * and from mel frames (Kalchbrenner et al. 2018, arXiv 1802.08435).
 *
 * <pre>
 * mel -> stretched mel, residual network's features
 * previous sample, these -> Linear -> GRU -> GRU -> two layers -> distribution
 * </pre>
 *
 * <p>{@link org.zethus.wavernn.WaveRnn} is the network in torch, for training, {@link
 * org.zethus.wavernn.StepwiseWaveRnn} the same in plain arrays, one sample at a time, for
 * generating. Amphion's parameter names are kept; it has no way to generate, that is the paper's.
 */
@NullMarked
package org.zethus.wavernn;

import org.jspecify.annotations.NullMarked;
