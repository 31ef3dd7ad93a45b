/**
 * RepCodec: codes of a self-supervised encoder's frames, as MaskGCT uses them (Huang et al. 2023,
 * arXiv 2309.00169).
 */
@NullMarked
package org.zethus.repcodec;

import org.jspecify.annotations.NullMarked;
