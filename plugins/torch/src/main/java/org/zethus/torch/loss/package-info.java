/** Losses that models share: named terms with weights, and distances between mels and waveforms. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.loss;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
