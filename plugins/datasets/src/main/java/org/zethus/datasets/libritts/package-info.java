/**
 * LibriTTS: {@code SUBSET/READER/CHAPTER/ID.wav} beside {@code ID.normalized.txt}.
 *
 * @see <a href="https://arxiv.org/abs/1904.02882">Zen et al. 2019</a>
 */
@NullMarked
package org.zethus.datasets.libritts;

import org.jspecify.annotations.NullMarked;
