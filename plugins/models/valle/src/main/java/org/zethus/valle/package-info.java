/**
 * VALL-E: a neural codec language model that speaks in the voice of a prompt (Wang et al. 2023,
 * arXiv 2301.02111).
 *
 * <p>Two forms. {@link org.zethus.valle.Valle} is the paper's, whose halves attend to text and
 * sound with learned embeddings of each. {@link org.zethus.valle.SpeechLm} and {@link
 * org.zethus.valle.CodebookFiller} are DualCodec's (Li et al. 2025, arXiv 2505.13000), both Llama:
 * a language model continues text and the first codebook as one sequence of symbols, the other
 * fills in the further codebooks.
 */
@NullMarked
package org.zethus.valle;

import org.jspecify.annotations.NullMarked;
