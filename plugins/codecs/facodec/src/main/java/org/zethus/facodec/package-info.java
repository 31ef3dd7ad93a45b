/**
 * FACodec: speech in factors of prosody, content, timbre and detail (Ju et al. 2024, NaturalSpeech
 * 3, arXiv 2403.03100).
 */
@NullMarked
package org.zethus.facodec;

import org.jspecify.annotations.NullMarked;
