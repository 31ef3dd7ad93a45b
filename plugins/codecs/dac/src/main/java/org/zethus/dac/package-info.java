/**
 * DAC, the Descript audio codec: an improved residual vector quantised GAN (Kumar et al. 2023,
 * arXiv 2306.06546).
 */
@NullMarked
package org.zethus.dac;

import org.jspecify.annotations.NullMarked;
