/**
 * w2v-BERT 2.0: speech in, 50 frames of hidden states per second out.
 *
 * <p>Samples at 16 kHz become stacked log-mel frames ({@link FeatureExtractor}), a Conformer turns
 * those into hidden states ({@link W2vBert}), and {@link SemanticFeatures} gives the normalised
 * states of one layer, which codecs quantise. Names and shapes are those of {@code
 * facebook/w2v-bert-2.0} (MIT) on the Hugging Face hub. Batches are (B, T, D).
 *
 * @see <a href="https://arxiv.org/abs/2312.05187">Barrault et al. 2023, section 3.2.1</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.w2vbert;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
