/**
 * VITS: a conditional variational autoencoder with normalising flows and a HiFi-GAN decoder, text
 * to waveform in one model.
 *
 * <pre>
 * training:   linear spectrogram ─ posterior encoder ─ z ─┬─ a piece ─ decoder ─ waveform ─ discriminators
 *                                                         └─ flow ─ z_p ─┐
 *             symbols ─ text encoder ─ prior m_p, logs_p ────────────────┴─ alignment search ─ durations
 *
 * speaking:   symbols ─ text encoder ─ prior ─ durations ─ z_p ─ flow backwards ─ z ─ decoder ─ waveform
 * converting: linear spectrogram ─ z ─ flow with one speaker ─ flow backwards with another ─ decoder
 * </pre>
 *
 * <p>Shapes are (B, C, S) by symbol and (B, C, T) by frame. Parameter names are those of the
 * published implementations, so that their checkpoints load.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, Conditional Variational
 *     Autoencoder with Adversarial Learning for End-to-End Text-to-Speech</a>
 */
@NullMarked
package org.zethus.vits;

import org.jspecify.annotations.NullMarked;
