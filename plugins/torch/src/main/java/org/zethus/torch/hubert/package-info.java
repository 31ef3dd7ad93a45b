/**
 * HuBERT: waveforms at 16 kHz in, 50 frames of hidden states per second out.
 *
 * <p>Base and large differ in where they normalise; {@link HubertConfig} says how. Names and shapes
 * are those of the checkpoints on the Hugging Face hub, e.g. {@code facebook/hubert-large-ll60k}
 * (Apache 2.0). Waveforms are (B, samples), hidden states (B, T, D).
 *
 * @see <a href="https://arxiv.org/abs/2106.07447">Hsu et al. 2021</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.hubert;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
