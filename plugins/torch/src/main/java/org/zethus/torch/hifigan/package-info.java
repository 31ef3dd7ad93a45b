/**
 * HiFi-GAN's generator and its parts: frames (B, C, T) in, waveform (B, 1, T * samples per frame)
 * out. Vocoders and end-to-end models that decode with it build on these classes.
 *
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.hifigan;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
