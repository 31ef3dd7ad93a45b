/** Models of what is heard: how much of the speech in a noisy or processed sound is understood. */
@NullMarked
package org.zethus.evaluator.perceptual;

import org.jspecify.annotations.NullMarked;
