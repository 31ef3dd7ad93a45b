/**
 * Voices as bundles without code: a jar with {@code voice.json} and the checkpoints it names. One
 * half writes such jars as a recipe's last stage, the other offers the voices of installed ones.
 */
@NullMarked
package org.zethus.voice.bundle;

import org.jspecify.annotations.NullMarked;
