/**
 * RepCodec: frames of a speech encoder (B, T, H) to discrete codes (B, K, T) and back, through a
 * Vocos backbone on either side. MaskGCT's semantic codes and Vevo's are made by it.
 *
 * <pre>
 * frames (B, T, H) -> encoder -> latents (B, H, T) -> codes (B, K, T) -> latents -> decoder -> frames
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2309.00169">Huang et al. 2023</a>
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024, section 3.2.1</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.repcodec;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
