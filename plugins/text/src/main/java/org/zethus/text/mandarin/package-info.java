/**
 * How Mandarin is read, as far as syllables.
 *
 * <p>Chinese characters are cut into words; of a word's characters those that stand in a dictionary
 * of phrases are read by it, others of several readings by a small network, the rest have one
 * reading. Tones then change before other tones.
 */
@NullMarked
package org.zethus.text.mandarin;

import org.jspecify.annotations.NullMarked;
