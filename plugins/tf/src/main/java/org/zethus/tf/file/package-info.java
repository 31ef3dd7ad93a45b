/**
 * The files that TensorFlow keeps weights in, read in Java: every length is checked before it is
 * believed, and every checksum before a byte goes any further.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.tf.file;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
