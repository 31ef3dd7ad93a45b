/**
 * Training of neural codecs: recordings in, a codec that gives them back out.
 *
 * <p>A {@link org.zethus.torch.codec.CodecTrainer} cuts pieces of recordings, lets a {@link
 * org.zethus.torch.codec.TrainableCodec} imitate them, and plays the imitations against
 * discriminators. Waveforms are (B, samples).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.codec;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
