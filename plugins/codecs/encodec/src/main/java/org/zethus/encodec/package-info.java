/** EnCodec: high fidelity neural audio compression (Défossez et al. 2022, arXiv 2210.13438). */
@NullMarked
package org.zethus.encodec;

import org.jspecify.annotations.NullMarked;
