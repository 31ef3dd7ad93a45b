/** Mel cepstral distortion. */
@NullMarked
package org.zethus.evaluator.mcd;

import org.jspecify.annotations.NullMarked;
