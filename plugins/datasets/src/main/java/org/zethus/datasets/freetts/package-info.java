/**
 * A corpus that needs no download: sentences spoken by FreeTTS's 16 kHz diphone voice.
 *
 * <p>Sentences in; utterances with audio, phones and the times of the phones out. The times are
 * those the voice was synthesised with, so nothing has to be aligned.
 */
@NullMarked
package org.zethus.datasets.freetts;

import org.jspecify.annotations.NullMarked;
