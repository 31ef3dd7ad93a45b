/**
 * BigVGAN: HiFi-GAN with periodic activations, each wrapped into low-pass filters against aliasing.
 *
 * @see <a href="https://arxiv.org/abs/2206.04658">Lee et al. 2023</a>
 */
@NullMarked
package org.zethus.bigvgan;

import org.jspecify.annotations.NullMarked;
