/**
 * MaskGCT's acoustic codec: a convolutional encoder, residual factorised codes, a Vocos decoder
 * (Wang et al. 2024, arXiv 2409.00750). The networks are those of {@link
 * org.zethus.torch.acoustic}; {@link org.zethus.acoustic.AcousticPlugin} offers the codec, {@link
 * org.zethus.acoustic.AcousticTrainerPlugin} its training.
 *
 * <p>Published with MaskGCT in the folder {@code acoustic_codec} of {@code amphion/MaskGCT}, whose
 * licence forbids commercial use; the encoder is in {@code model.safetensors}, codebooks and
 * decoder in {@code model_1.safetensors}, and there is no config.
 */
@NullMarked
package org.zethus.acoustic;

import org.jspecify.annotations.NullMarked;
