/**
 * A plain folder of recordings (WAV or FLAC) and what is said in them: a metadata file, which is
 * CSV (columns parted by {@code |}, a comma, a semicolon or a tab) or JSON lines; or beside each
 * sound a text file of its name.
 */
@NullMarked
package org.zethus.datasets.recordings;

import org.jspecify.annotations.NullMarked;
