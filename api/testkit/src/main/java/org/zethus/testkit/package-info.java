/** Tests for those who write plugins: a contract per SPI, golden cases, fakes. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
