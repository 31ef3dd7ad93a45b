/** Checkpoints by name. */
@NullMarked
package org.zethus.hub;

import org.jspecify.annotations.NullMarked;
