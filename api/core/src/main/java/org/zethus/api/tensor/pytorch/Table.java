package org.zethus.api.tensor.pytorch;

import java.util.LinkedHashMap;
import java.util.Map;

/** A Python dictionary, in its order; two are equal only if they are the same one. */
final class Table implements Buildable {
  private final Map<Object, Object> entries = new LinkedHashMap<>();

  Map<Object, Object> entries() {
    return entries;
  }

  /** Attributes of a dictionary, e.g. the versions of a state dict's modules, are left out. */
  @Override
  public void build(Object state) {}
}
