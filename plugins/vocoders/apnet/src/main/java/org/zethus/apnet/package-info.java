/**
 * APNet: predicts log-amplitude and phase spectra and inverts them.
 *
 * @see <a href="https://arxiv.org/abs/2305.07952">Ai &amp; Ling 2023</a>
 */
@NullMarked
package org.zethus.apnet;

import org.jspecify.annotations.NullMarked;
