/** Several corpora as one. */
@NullMarked
package org.zethus.datasets.join;

import org.jspecify.annotations.NullMarked;
