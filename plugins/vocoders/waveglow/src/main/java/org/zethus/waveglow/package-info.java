/**
 * WaveGlow: an invertible network from waveform to noise, run backwards.
 *
 * @see <a href="https://arxiv.org/abs/1811.00002">Prenger et al. 2018</a>
 */
@NullMarked
package org.zethus.waveglow;

import org.jspecify.annotations.NullMarked;
