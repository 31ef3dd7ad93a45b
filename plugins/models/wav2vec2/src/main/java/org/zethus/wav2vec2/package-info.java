/**
 * wav2vec 2.0 (Baevski et al. 2020, arXiv 2006.11477) as a recogniser: a waveform in, the letters
 * that its CTC layer spells out. The graph is an ONNX one, as transformers' checkpoints are
 * converted; the licence of the weights is their publisher's (Apache-2.0 for {@code
 * facebook/wav2vec2-base-960h}).
 */
@NullMarked
package org.zethus.wav2vec2;

import org.jspecify.annotations.NullMarked;
