/**
 * DualCodec: codes of a self-supervised encoder first, of the waveform after them (Li et al. 2025,
 * arXiv 2505.13000).
 *
 * <pre>
 * features (B, D, T)  -> SemanticPath -> semantic codes (B, 1, T) -> what they tell (B, L, T)
 * samples (B, 1, N)   -> DacEncoder   -> latents without that (B, L, T) -> acoustic codes (B, K, T)
 * codes               -> latents (B, L, T) -> DacDecoder -> samples (B, 1, N)
 * </pre>
 *
 * <p>{@link org.zethus.dualcodec.DualCodec} is the network, {@link
 * org.zethus.dualcodec.SemanticEncoder} makes its features, {@link
 * org.zethus.dualcodec.DualCodecPlugin} makes it a codec, {@link
 * org.zethus.dualcodec.TrainableDualCodec} trains it. The checkpoints of {@code amphion/dualcodec}
 * load as they are, with w2v-BERT's beside them.
 */
@NullMarked
package org.zethus.dualcodec;

import org.jspecify.annotations.NullMarked;
