/**
 * MaskGCT: zero-shot text to speech by masked generative transformers (Wang et al. 2024, arXiv
 * 2409.00750).
 */
@NullMarked
package org.zethus.maskgct;

import org.jspecify.annotations.NullMarked;
