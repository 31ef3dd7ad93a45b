/** Corpora, read by their published folder layouts or synthesised. */
@NullMarked
package org.zethus.datasets;

import org.jspecify.annotations.NullMarked;
