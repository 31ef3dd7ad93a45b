/**
 * Attention: the transformers of Glow-TTS and VITS over (B, C, T) with windowed relative positions,
 * and those of VALL-E over (B, T, D) in PyTorch's own parameter layout.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.nn.attention;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
