package org.zethus.api.tensor.pytorch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A Python list, tuple or set; two are equal only if they are the same one. */
final class Sequence {
  private final List<Object> items = new ArrayList<>();

  Sequence() {}

  Sequence(Collection<?> items) {
    this.items.addAll(items);
  }

  List<Object> items() {
    return items;
  }

  /**
   * {@return its items as numbers, e.g. a shape}
   *
   * @throws ClassCastException if it has other items
   */
  long[] longs() {
    return items.stream().mapToLong(item -> (Long) item).toArray();
  }
}
