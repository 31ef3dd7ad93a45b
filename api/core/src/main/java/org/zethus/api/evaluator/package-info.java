/** Evaluators: reference and generated utterances in, scores per item and their summary out. */
@Export
@Version("1.1.0")
@NullMarked
package org.zethus.api.evaluator;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
