/**
 * Snake activations, which bend a signal by a periodic function, and the low-pass filters that keep
 * what they add from aliasing: the signal goes through them at twice its rate. Signals are (B, C,
 * T).
 *
 * @see <a href="https://arxiv.org/abs/2206.04658">Lee et al. 2023 (BigVGAN), sections 3.2 and
 *     3.3</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.nn.snake;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
