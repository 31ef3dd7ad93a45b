package org.zethus.text;

import java.util.List;
import java.util.stream.Collectors;
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

  /**
   * {@return the installed front end of a name}
   *
   * @param checkpoint how messages call the one that reads text with it
   * @throws ZethusException if it is not among the installed
   */
  static TextFrontEnd named(String id, List<TextFrontEnd> installed, String checkpoint) {
    return installed.stream()
        .filter(frontEnd -> frontEnd.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ZethusException(
                    "checkpoint '%s' reads text with the front end '%s', which is not installed; there are %s"
                        .formatted(
                            checkpoint,
                            id,
                            installed.stream()
                                .map(TextFrontEnd::id)
                                .sorted()
                                .collect(Collectors.joining(", ")))));
  }
}
