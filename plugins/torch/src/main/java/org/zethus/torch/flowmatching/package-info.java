/**
 * Flow matching: a network learns the velocity at which noise becomes data on a straight way, and
 * to generate, noise follows it.
 *
 * <pre>
 * data (B, T, M), noise ──Passage: times, prompts──> a point on the way, its velocity ──FlowLoss──> loss
 * noise (B, T, M) ──EulerSampler: velocity field, steps──> data (B, T, M)
 * </pre>
 *
 * @see <a href="https://arxiv.org/abs/2210.02747">Lipman et al. 2023, section 4.1</a>
 * @see <a href="https://arxiv.org/abs/2306.15687">Le et al. 2023 (Voicebox), section 3</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.flowmatching;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
