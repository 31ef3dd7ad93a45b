/**
 * Trainers: manifests in, a checkpoint out; interrupted at any moment, they resume to the same
 * bits.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.trainer;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
