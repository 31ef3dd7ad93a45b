/**
 * What holds for every plugin of a task, as abstract JUnit classes: extend the one of your SPI, say
 * how your plugin is made, and its tests run with yours.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.testkit.contract;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
