/**
 * Morse code: text in, a keyed tone out, after ITU-R M.1677-1.
 *
 * <p>The smallest complete plugin: {@link MorsePlugin} offers it, {@link MorseConfig} is what its
 * checkpoint's {@code config.json} says, {@link Morse} answers requests, {@link MorseCode} knows
 * the signs. It has no weights, so that all there is to see is how a plugin is made.
 */
@NullMarked
package org.zethus.template;

import org.jspecify.annotations.NullMarked;
