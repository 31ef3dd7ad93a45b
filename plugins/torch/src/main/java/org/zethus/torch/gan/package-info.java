/**
 * What vocoders that are trained against discriminators share: discriminators, the losses between
 * them and the generator, and spectral losses. Waveforms are (B, samples).
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.gan;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
