/**
 * FastSpeech 2: phones in, log-mel frames out, in one pass.
 *
 * <p>Phones go through the encoder; the variance adaptor predicts duration, pitch and energy, adds
 * the last two as embeddings and repeats each phone for its frames; the decoder makes mel frames,
 * which the post-net refines. Shapes: (B, P, D) per phone, (B, T, D) per frame, mel (B, T, mel
 * bins). Parameter names are those of Amphion's implementation, so that its checkpoints load.
 *
 * @see <a href="https://arxiv.org/abs/2006.04558">Ren et al. 2021, FastSpeech 2: Fast and
 *     High-Quality End-to-End Text to Speech</a>
 */
@NullMarked
package org.zethus.fastspeech2;

import org.jspecify.annotations.NullMarked;
