/** Recipes: lists of things to make. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.recipe;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
