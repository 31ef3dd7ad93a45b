/**
 * WaveNet: dilated causal convolutions that predict one sample after the other.
 *
 * @see <a href="https://arxiv.org/abs/1609.03499">van den Oord et al. 2016</a>
 */
@NullMarked
package org.zethus.wavenet;

import org.jspecify.annotations.NullMarked;
