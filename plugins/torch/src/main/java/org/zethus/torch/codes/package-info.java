/** Codecs that compute with PyTorch: the values of the interface around a network of arrays. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.codes;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
