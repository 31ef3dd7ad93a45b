/**
 * The Free Spoken Digit Dataset: a folder {@code recordings/} with {@code DIGIT_SPEAKER_TAKE.wav}.
 *
 * @see <a href="https://github.com/Jakobovski/free-spoken-digit-dataset">Jackson et al. 2018</a>
 */
@NullMarked
package org.zethus.datasets.fsdd;

import org.jspecify.annotations.NullMarked;
