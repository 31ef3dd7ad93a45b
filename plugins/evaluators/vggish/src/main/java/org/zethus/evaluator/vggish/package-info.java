/**
 * VGGish, computed by TensorFlow: a waveform in, a vector for each second of it out, which Fréchet
 * audio distance is measured with.
 *
 * @see <a href="https://arxiv.org/abs/1609.09430">Hershey et al. 2017: CNN Architectures for
 *     Large-Scale Audio Classification</a>
 */
@NullMarked
package org.zethus.evaluator.vggish;

import org.jspecify.annotations.NullMarked;
