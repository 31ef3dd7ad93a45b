/**
 * What DJL lacks, written in TorchScript: a readable source file becomes an archive when it is
 * first used, and its functions run in one native call each, with gradients.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.kernels;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
