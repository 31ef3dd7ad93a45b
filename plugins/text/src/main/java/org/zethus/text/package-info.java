/**
 * Text front ends: written text in, sentences of phones out.
 *
 * <p>Phones are upper-case ARPAbet with a stress digit on vowels; pauses are symbols of their own:
 * {@code SIL} at the start of a sentence and the punctuation mark where one is.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.text;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
