/**
 * FACodec: speech in factors of prosody, content, timbre and detail (Ju et al. 2024, NaturalSpeech
 * 3, arXiv 2403.03100).
 *
 * <p>A waveform (B, 1, N) becomes latents (B, C, T), these become codes (B, K, T) of the three
 * factors and one vector of timbre (B, C). The published weights, in {@code
 * amphion/naturalspeech3_facodec}, are of two versions, which differ in what prosody is heard in;
 * version 2 and the redecoder of version 1 are for voice conversion. Training needs sound alone,
 * and keeps the factors apart as far as F0, phones with their times and speakers are known.
 */
@NullMarked
package org.zethus.facodec;

import org.jspecify.annotations.NullMarked;
