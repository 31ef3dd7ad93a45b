/**
 * Corpora in LJSpeech's layout: a folder {@code wavs/} and {@code metadata.csv} with lines {@code
 * id|text as printed|text as read}.
 *
 * @see <a href="https://keithito.com/LJ-Speech-Dataset/">Ito and Johnson 2017</a>
 */
@NullMarked
package org.zethus.datasets.ljspeech;

import org.jspecify.annotations.NullMarked;
