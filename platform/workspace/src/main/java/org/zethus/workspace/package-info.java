/** Artifacts: content keys, manifests, checksums, atomic writes. */
@NullMarked
package org.zethus.workspace;

import org.jspecify.annotations.NullMarked;
