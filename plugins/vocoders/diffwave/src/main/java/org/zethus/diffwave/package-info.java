/**
 * DiffWave: a diffusion model that turns noise into a waveform, step by step.
 *
 * @see <a href="https://arxiv.org/abs/2009.09761">Kong et al. 2021</a>
 */
@NullMarked
package org.zethus.diffwave;

import org.jspecify.annotations.NullMarked;
