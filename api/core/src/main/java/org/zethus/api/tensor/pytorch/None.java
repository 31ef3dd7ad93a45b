package org.zethus.api.tensor.pytorch;

/** Python's {@code None}. */
enum None {
  NONE
}
