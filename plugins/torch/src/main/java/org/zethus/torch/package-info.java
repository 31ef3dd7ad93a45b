/** A layer over DJL: modules keyed by checkpoint names, losses, optimisers, training. */
@NullMarked
package org.zethus.torch;

import org.jspecify.annotations.NullMarked;
