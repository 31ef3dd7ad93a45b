/**
 * How weights move: gradients in, updated weights out, one call into libtorch per update, under a
 * learning rate that follows a {@link org.zethus.torch.optim.Schedule}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.optim;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
