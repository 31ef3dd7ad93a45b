/** Vocos. */
@NullMarked
package org.zethus.vocos;

import org.jspecify.annotations.NullMarked;
