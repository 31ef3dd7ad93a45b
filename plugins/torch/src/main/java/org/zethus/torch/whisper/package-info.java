/**
 * The encoder of Whisper: waveforms at 16 kHz in, 50 frames of features per second out.
 *
 * <p>It was trained on 30 seconds and is always given as many, silence behind what is shorter.
 * Names and shapes are those of the checkpoints of {@code openai-whisper} (MIT), whose decoder is
 * left in the file. Log-mel frames are (B, mel bins, 2 T), features (B, T, D).
 *
 * @see <a href="https://arxiv.org/abs/2212.04356">Radford et al. 2022, section 2.2</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.whisper;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
