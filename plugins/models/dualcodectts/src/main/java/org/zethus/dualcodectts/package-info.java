/**
 * Speech in the voice of a prompt, on the codes of DualCodec (Li et al. 2025, arXiv 2505.13000).
 *
 * <pre>
 * text, prompt's first codebook ──SpeechLm──> first codebook of what is said (T)
 *   ──CodebookFiller, prompt's codes──> all codebooks (K, T) ──codec──> samples
 *   ──VoiceBox, prompt's mel frames──> mel frames (T * 4, M) ──Vocos──> samples
 * </pre>
 *
 * <p>{@link org.zethus.dualcodectts.SpeechLm} and {@link org.zethus.dualcodectts.CodebookFiller}
 * are VALL-E's two halves (Wang et al. 2023, arXiv 2301.02111), both Llama: a language model
 * continues text and the first codebook as one sequence of symbols, the other fills in the further
 * codebooks. {@link org.zethus.dualcodectts.VoiceBox} (Le et al. 2023, arXiv 2306.15687) makes mel
 * frames of the first codebook alone, by flow matching.
 */
@NullMarked
package org.zethus.dualcodectts;

import org.jspecify.annotations.NullMarked;
