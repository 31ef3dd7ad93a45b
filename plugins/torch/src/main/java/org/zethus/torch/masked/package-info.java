/**
 * Masked generative modelling of codes: in training some frames are hidden and told from the
 * others; to generate, all are hidden and, step by step, those stay that the model is surest of.
 *
 * <pre>
 * codes (B, T) ──Corruption──> hidden frames ──model──> logits (B, T, V) ──MaskedLoss──> loss
 * nothing but hidden frames ──MaskedSampler: model, Guidance, noise, steps──> codes (B, T)
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2202.04200">Chang et al. 2022 (MaskGIT)</a>
 * @see <a href="https://arxiv.org/abs/2409.00750">Wang et al. 2024 (MaskGCT), section 3.2</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.masked;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
