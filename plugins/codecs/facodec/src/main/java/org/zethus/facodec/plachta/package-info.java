/**
 * FAcodec: Plachtaa's re-implementation of FACodec, at 24 kHz and streamable. Convolutions see no
 * later frame and are followed by an LSTM; prosody is heard in mel frames, and so is timbre.
 * Waveforms are (B, 1, N), latents (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/2403.03100">Ju et al. 2024, section 3.2</a>
 */
@NullMarked
package org.zethus.facodec.plachta;

import org.jspecify.annotations.NullMarked;
