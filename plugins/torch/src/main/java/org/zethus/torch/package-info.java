/**
 * A layer over DJL's PyTorch engine.
 *
 * <p>{@link TorchBackend} opens a checkpoint as a {@link StateDict}; layers ({@code
 * org.zethus.torch.nn}) take their weights out of it by the names the checkpoint has, and are plain
 * objects with a {@code forward}. A model that others call extends {@link TorchInstance}.
 *
 * <p>Memory: weights belong to their {@link StateDict}; everything else to the innermost {@link
 * Scope} open on the thread. Gradients are recorded only inside {@link Autograd#training}.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
