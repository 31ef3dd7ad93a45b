/**
 * Checkpoints that PyTorch wrote with {@code torch.save}: a pickle that describes the tensors, and
 * their storages, in a zip archive (since PyTorch 1.6) or one after another.
 *
 * <p>A pickle is a program. {@code Unpickler} runs only what puts together tensors and plain
 * containers; every call of anything else is refused by name.
 */
@NullMarked
package org.zethus.api.tensor.pytorch;

import org.jspecify.annotations.NullMarked;
