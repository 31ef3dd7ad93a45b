/**
 * Training of CREPE on tones whose F0 is known because they were made with it: no recordings are
 * needed.
 *
 * @see <a href="https://arxiv.org/abs/1802.06182">Kim et al. 2018</a>
 */
@NullMarked
package org.zethus.crepe.trainer;

import org.jspecify.annotations.NullMarked;
