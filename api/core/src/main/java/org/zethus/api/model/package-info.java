/** Models: a request of their task in, a waveform, mel frames or codes out; whole and streamed. */
@Export
@Version("1.1.0")
@NullMarked
package org.zethus.api.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
