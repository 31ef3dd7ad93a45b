/**
 * Emilia and what is made like it: manifests of JSON lines that name a sound file, its text,
 * speaker, language and quality.
 *
 * @see <a href="https://arxiv.org/abs/2407.05361">He et al. 2024</a>
 */
@NullMarked
package org.zethus.datasets.emilia;

import org.jspecify.annotations.NullMarked;
