/** Duration error. */
@NullMarked
package org.zethus.evaluator.duration;

import org.jspecify.annotations.NullMarked;
