/** Preprocessors: folders or artifacts in, an utterance manifest and features out. */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.api.preprocessor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
