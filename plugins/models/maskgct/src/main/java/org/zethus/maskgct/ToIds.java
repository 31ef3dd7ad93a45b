package org.zethus.maskgct;

import java.util.List;
import org.zethus.text.SymbolTable;

/** Phones of an utterance as the ids that a checkpoint has for them. */
@FunctionalInterface
interface ToIds {
  /**
   * {@return the ids}
   *
   * @throws org.zethus.api.plugin.ZethusException if the checkpoint does not know one of them
   */
  long[] ids(List<String> phones);

  /**
   * {@return the ids of a checkpoint}
   *
   * @param symbols its phones by id; none: those of the published model
   */
  static ToIds of(List<String> symbols) {
    return symbols.isEmpty() ? PublishedPhones::ids : new SymbolTable(symbols)::ids;
  }
}
