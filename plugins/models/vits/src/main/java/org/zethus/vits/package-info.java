/**
 * VITS: a conditional variational autoencoder with normalising flows and a HiFi-GAN decoder, text
 * to waveform in one model.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021</a>
 */
@NullMarked
package org.zethus.vits;

import org.jspecify.annotations.NullMarked;
