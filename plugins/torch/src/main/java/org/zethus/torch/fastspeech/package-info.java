/**
 * The blocks that FastSpeech 2 and its descendants are made of: feed-forward transformers, variance
 * predictors, the length regulator. Shapes: (B, P, D) per phone, (B, T, D) per frame, (B, L, D) for
 * either. Parameter names are those of Amphion's implementation.
 *
 * @see <a href="https://arxiv.org/abs/2006.04558">Ren et al. 2021, FastSpeech 2</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.fastspeech;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
