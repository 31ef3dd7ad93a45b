/**
 * NSF-HiFiGAN: HiFi-GAN with a harmonic source that follows F0.
 *
 * @see <a href="https://arxiv.org/abs/1904.12088">Wang et al. 2019</a>
 */
@NullMarked
package org.zethus.nsfhifigan;

import org.jspecify.annotations.NullMarked;
