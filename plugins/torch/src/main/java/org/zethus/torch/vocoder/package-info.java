/**
 * What vocoders on this engine share. {@link MelVocoder} computes long mels in pieces. {@link
 * VocoderTrainer} trains them all: a bundle gives it a {@link TrainableVocoder}, which makes {@link
 * Imitation imitations} of recordings and the {@link Adversary} they are to convince.
 *
 * <p>Mel frames are (B, mel bins, T), waveforms (B, samples).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.vocoder;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
