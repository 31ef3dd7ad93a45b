/** What corpora share. */
@NullMarked
package org.zethus.datasets;

import org.jspecify.annotations.NullMarked;
