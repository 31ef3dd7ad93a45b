/**
 * MelGAN: transposed convolutions with dilated residual stacks, trained against multi-scale discriminators.
 *
 * @see <a href="https://arxiv.org/abs/1910.06711">Kumar et al. 2019</a>
 */
@NullMarked
package org.zethus.melgan;

import org.jspecify.annotations.NullMarked;
