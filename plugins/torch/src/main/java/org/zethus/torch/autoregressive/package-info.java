/**
 * What vocoders share that make one sample after the other. A network says in torch what it makes
 * of whole recordings, for training; and in plain arrays what the next sample may be, which is
 * faster than a framework's call per layer and sample. {@link
 * org.zethus.torch.autoregressive.SampleCoding} says how the two speak of samples.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.autoregressive;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
