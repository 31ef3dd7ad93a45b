/**
 * Codecs that compute with PyTorch: the values of the interface around a network of arrays. And
 * what those share who speak a codec's codes: where it is, and codes in files.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.codes;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
