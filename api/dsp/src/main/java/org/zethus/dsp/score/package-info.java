/**
 * Scores of pairs: a reference and a generated waveform in, numbers per utterance and their means
 * out.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.dsp.score;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
