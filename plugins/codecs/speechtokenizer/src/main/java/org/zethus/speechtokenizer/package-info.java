/**
 * SpeechTokenizer: residual codes whose first layer is semantic (Zhang et al. 2023, arXiv
 * 2308.16692).
 */
@NullMarked
package org.zethus.speechtokenizer;

import org.jspecify.annotations.NullMarked;
