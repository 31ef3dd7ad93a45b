/**
 * How recipes are run: a recipe file becomes a draft (order, inputs, keys), the draft and what is
 * in the workspace become a plan, and each stage of it is made by the {@code StageKind} of its
 * kind.
 */
@NullMarked
package org.zethus.runner.internal;

import org.jspecify.annotations.NullMarked;
