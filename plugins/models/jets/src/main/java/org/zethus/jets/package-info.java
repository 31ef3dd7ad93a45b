/**
 * JETS: FastSpeech 2 and HiFi-GAN trained jointly, with an alignment that is learned along.
 *
 * @see <a href="https://arxiv.org/abs/2203.16852">Lim et al. 2022</a>
 */
@NullMarked
package org.zethus.jets;

import org.jspecify.annotations.NullMarked;
