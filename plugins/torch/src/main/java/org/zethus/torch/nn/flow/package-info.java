/**
 * Invertible blocks of flow-based speech models: coupling layers, splines, and the duration
 * predictors of VITS made of them. Latents are (B, C, T), masks (B, 1, T) with 1 where there is
 * signal, log-determinants (B).
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021 (VITS), sections 2 and B</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.nn.flow;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
