/** PyTorch's way into the process: DJL's classes, and the guard that loads its libraries once. */
@NullMarked
package org.zethus.engine.pytorch;

import org.jspecify.annotations.NullMarked;
