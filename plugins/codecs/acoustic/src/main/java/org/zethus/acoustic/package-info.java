/**
 * MaskGCT's acoustic codec: a convolutional encoder, residual factorised codes, a Vocos decoder
 * (Wang et al. 2024, arXiv 2409.00750).
 */
@NullMarked
package org.zethus.acoustic;

import org.jspecify.annotations.NullMarked;
