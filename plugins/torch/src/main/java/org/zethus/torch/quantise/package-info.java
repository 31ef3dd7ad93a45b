/**
 * Vector quantisers of neural codecs: latents (B, D, T) in, discrete codes (B, T) and the latents
 * they stand for out.
 *
 * <p>A {@link Codebook} finds and gives entries; a {@link Quantiser} stands between latents and one
 * codebook; a {@link ResidualQuantiser} lets each one quantise what those before it left over.
 * Gradients pass straight through the choice of an entry.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.quantise;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
