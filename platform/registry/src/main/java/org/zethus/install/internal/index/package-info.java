/**
 * An index of bundles in, those to install out.
 *
 * <p>{@link org.zethus.install.internal.index.IndexReader} reads the XML of the OSGi Compendium,
 * chapter 132.5, as bnd writes it; {@link org.zethus.install.internal.index.Needs} asks the
 * framework's own resolver what a bundle needs beside those that are installed.
 */
@NullMarked
package org.zethus.install.internal.index;

import org.jspecify.annotations.NullMarked;
