/** F0 error and voicing error. */
@NullMarked
package org.zethus.evaluator.f0;

import org.jspecify.annotations.NullMarked;
