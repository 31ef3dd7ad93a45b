/**
 * espeak-ng, where it is installed, as a process of its own: it is under the GPL, so nothing of it
 * is linked or shipped. It is started when it is asked and ends with the answer.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.text.espeak;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
