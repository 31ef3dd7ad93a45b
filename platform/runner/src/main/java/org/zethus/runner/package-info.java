/**
 * Recipe to plan, plan to stages, stages to artifacts; and the one place where the pieces a model
 * makes become speech.
 *
 * <p>{@link RecipeRunner} and {@link Synthesis} are services; the rest of this package are their
 * values.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.runner;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
