/**
 * What everyone agrees on who works with CREPE: frames in, the network's shape, and the pitch bins
 * that come out.
 *
 * @see <a href="https://arxiv.org/abs/1802.06182">Kim, Salamon, Li &amp; Bello 2018: CREPE: A
 *     Convolutional Representation for Pitch Estimation</a>
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.crepe;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
