/**
 * English without anything outside the JVM.
 *
 * <p>Text is cut into sentences, each is normalised to words and pauses, and each word is looked up
 * in FreeTTS's CMU lexicon or read by its letter-to-sound rules. What runs between words follows
 * FreeTTS, so that phones agree with a corpus that its voice speaks.
 */
@NullMarked
package org.zethus.text.english;

import org.jspecify.annotations.NullMarked;
