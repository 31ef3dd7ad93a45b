/**
 * VCTK in both published layouts: 0.80 with {@code wav48/SPEAKER/ID.wav} and 0.92 with {@code
 * wav48_silence_trimmed/SPEAKER/ID_mic1.flac}; texts in {@code txt/SPEAKER/ID.txt}, speakers in
 * {@code speaker-info.txt}.
 *
 * @see <a href="https://doi.org/10.7488/ds/2645">Yamagishi, Veaux and MacDonald 2019</a>
 */
@NullMarked
package org.zethus.datasets.vctk;

import org.jspecify.annotations.NullMarked;
