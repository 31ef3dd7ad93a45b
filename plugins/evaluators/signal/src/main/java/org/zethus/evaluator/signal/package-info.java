/**
 * Measures of spectra and waveforms: distance of spectra at several resolutions, scale-invariant
 * distortion, noise, long-term average spectrum, singing power ratio.
 */
@NullMarked
package org.zethus.evaluator.signal;

import org.jspecify.annotations.NullMarked;
