/**
 * Recipes and config files: JSON5 text, a chain of base configs, overrides of the command line and
 * variables in; checked records of {@link org.zethus.api.recipe} out.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
