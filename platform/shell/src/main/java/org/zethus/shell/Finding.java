package org.zethus.shell;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One thing the doctor looked at.
 *
 * @param name what
 * @param state how it is
 * @param found what is there
 * @param wayOut what to do about it; empty where nothing is to be done
 */
record Finding(String name, State state, String found, String wayOut) {
  /** How a thing is. */
  enum State {
    /** Works. */
    OK,
    /** Can be done without. */
    OPTIONAL,
    /** Must be mended. */
    MISSING
  }

  static Finding of(String name, boolean works, String found, String wayOut) {
    return new Finding(name, works ? State.OK : State.MISSING, found, works ? "" : wayOut);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("state", state.name().toLowerCase(Locale.ROOT));
    json.put("found", found);
    json.put("way_out", wayOut);
    return json;
  }
}
