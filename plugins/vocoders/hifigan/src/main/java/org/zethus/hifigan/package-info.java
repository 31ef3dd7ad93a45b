/**
 * HiFi-GAN: transposed convolutions with multi-receptive field fusion, trained against discriminators.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020</a>
 */
@NullMarked
package org.zethus.hifigan;

import org.jspecify.annotations.NullMarked;
