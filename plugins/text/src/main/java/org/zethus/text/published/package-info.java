/**
 * What published checkpoints were trained with: text cleaners, grapheme to phoneme and symbol
 * tables by their published names, quirks included. Whoever trains anew takes {@link
 * org.zethus.text.TextFrontEnd} instead, which reads better.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.text.published;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
