package org.zethus.api.tensor.pytorch;

import java.util.Map;

/**
 * What a file holds.
 *
 * @param root what its pickle describes
 * @param storages where the storages lie, by key
 */
record Content(Object root, Map<String, Extent> storages) {
  /** A range of the file. */
  record Extent(long position, long bytes) {}
}
