/**
 * WaveRNN: a recurrent network that predicts one sample after the other.
 *
 * @see <a href="https://arxiv.org/abs/1802.08435">Kalchbrenner et al. 2018</a>
 */
@NullMarked
package org.zethus.wavernn;

import org.jspecify.annotations.NullMarked;
