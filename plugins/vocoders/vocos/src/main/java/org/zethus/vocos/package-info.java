/**
 * Vocos: log-mel frames to samples through a backbone that keeps the frame rate and an inverse
 * Fourier transform (Siuzdak 2024, arXiv 2306.00814).
 *
 * <pre>
 * mel (B, mel bins, T) -> Backbone -> (B, T, dim) -> FourierHead -> samples (B, T * hop)
 * </pre>
 *
 * <p>{@link org.zethus.torch.vocos.Vocos} is the network, {@link org.zethus.vocos.VocosPlugin}
 * makes it a vocoder, {@link org.zethus.vocos.TrainableVocos} trains it. Checkpoints that were
 * published with Amphion's Vevo and with DualCodec (MIT) load under their own names.
 */
@NullMarked
package org.zethus.vocos;

import org.jspecify.annotations.NullMarked;
