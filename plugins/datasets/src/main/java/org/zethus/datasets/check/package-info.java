/**
 * Checks a dataset before anything is trained on it: layout, sound, and whether text and sound go
 * together. One pass finds everything.
 */
@NullMarked
package org.zethus.datasets.check;

import org.jspecify.annotations.NullMarked;
