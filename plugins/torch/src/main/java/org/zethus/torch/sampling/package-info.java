/** Drawing symbols from the logits of a language model. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.sampling;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
