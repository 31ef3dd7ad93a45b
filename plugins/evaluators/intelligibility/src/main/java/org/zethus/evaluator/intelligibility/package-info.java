/** Error rates: how much of what was to be said a recogniser did not hear. */
@NullMarked
package org.zethus.evaluator.intelligibility;

import org.jspecify.annotations.NullMarked;
