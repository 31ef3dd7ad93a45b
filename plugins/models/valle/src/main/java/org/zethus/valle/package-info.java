/**
 * VALL-E: a neural codec language model that speaks in the voice of a prompt (Wang et al. 2023,
 * arXiv 2301.02111).
 */
@NullMarked
package org.zethus.valle;

import org.jspecify.annotations.NullMarked;
