/** Bytes of files at any position, also beyond 2 GiB. */
@NullMarked
package org.zethus.api.tensor.io;

import org.jspecify.annotations.NullMarked;
