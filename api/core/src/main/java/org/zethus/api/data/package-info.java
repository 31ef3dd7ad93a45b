/** Corpora as values: utterances and their manifest, tokens, codes, time-aligned segments. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.data;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
