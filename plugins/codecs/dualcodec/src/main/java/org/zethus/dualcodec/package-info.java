/**
 * DualCodec: codes of a self-supervised encoder first, of the waveform after them (Li et al. 2025,
 * arXiv 2505.13000).
 */
@NullMarked
package org.zethus.dualcodec;

import org.jspecify.annotations.NullMarked;
