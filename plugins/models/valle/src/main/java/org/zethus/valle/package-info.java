/**
 * VALL-E: a neural codec language model that speaks in the voice of a prompt (Wang et al. 2023,
 * arXiv 2301.02111).
 *
 * <p>{@link org.zethus.valle.Valle} has two halves, which attend to text and sound with learned
 * embeddings of each: {@link org.zethus.valle.Autoregressive} continues the first codebook, {@link
 * org.zethus.valle.NonAutoregressive} fills in the further ones.
 */
@NullMarked
package org.zethus.valle;

import org.jspecify.annotations.NullMarked;
