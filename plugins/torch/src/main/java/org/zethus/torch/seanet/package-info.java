/**
 * SEANet, the convolutional encoder and decoder of EnCodec and its kin: waveforms (B, C, N) to
 * latents (B, D, T), T = N / hop rounded up, and back. Convolutions pad at run time, with the
 * signal's own mirror image, so that every sample is in a whole window.
 *
 * @see <a href="https://arxiv.org/abs/2009.02095">Tagliasacchi et al. 2020</a>
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.1</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.seanet;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
