/**
 * Layers: weights from a {@link org.zethus.torch.StateDict}, arrays in, arrays out. Shapes are (B,
 * C, T) for convolutions and (…, D) for linear layers, as in PyTorch; initial weights are PyTorch's
 * defaults.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.nn;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
