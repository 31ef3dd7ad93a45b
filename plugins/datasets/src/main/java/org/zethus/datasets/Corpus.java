package org.zethus.datasets;

import java.util.List;

/** A corpus in one published layout. */
public interface Corpus {
  /**
   * {@return its recordings, in an order that does not change}
   *
   * @param problems hears what cannot be used; those recordings are not returned
   * @throws org.zethus.api.plugin.ZethusException if the folder is in another layout
   */
  List<Recording> recordings(Problems problems);
}
