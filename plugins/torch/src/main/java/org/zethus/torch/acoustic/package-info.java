/**
 * MaskGCT's acoustic codec: a waveform (B, 1, samples) becomes latents (B, C, T), each frame twelve
 * codes, and codes a waveform.
 *
 * <pre>
 * waveform (B, 1, T * hop) -> AcousticEncoder -> latents (B, C, T)
 *     -> AcousticDecoder: codebooks -> codes (B, K, T) -> latents -> Vocos -> waveform
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.4</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.acoustic;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
