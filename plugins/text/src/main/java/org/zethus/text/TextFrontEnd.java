package org.zethus.text;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;
import org.zethus.api.plugin.ZethusException;

/** Reads written text of one language aloud, as far as phones. Threads may share it. */
@ConsumerType
public interface TextFrontEnd {
  /** {@return the name by which recipes and the command line find it, e.g. {@code english}} */
  String id();

  /**
   * {@return the sentences of the text, in order; a very long one in parts}
   *
   * <p>Phones in braces, e.g. {@code {HH AH0 L OW1}}, are taken as they stand.
   *
   * @param text any; what has no reading (emoji, scripts of other languages) is left out
   * @throws ZethusException if there is nothing to pronounce, or phones in braces are unknown
   */
  List<Sentence> read(String text);
}
