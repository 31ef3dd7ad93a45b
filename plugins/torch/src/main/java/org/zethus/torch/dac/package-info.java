/**
 * Encoder and decoder of the Descript Audio Codec: a waveform (B, 1, samples) becomes latents (B,
 * D, T), and latents a waveform. What stands between them is the codec's own.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.dac;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
