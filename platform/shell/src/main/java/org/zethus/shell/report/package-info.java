/**
 * What {@code evaluate} leaves in its folder: the sounds, the recipe that scored them, tables of
 * what it found, and a page that shows them.
 */
@NullMarked
package org.zethus.shell.report;

import org.jspecify.annotations.NullMarked;
