package org.zethus.datasets;

import java.util.ArrayList;
import java.util.List;
import org.zethus.text.Sentence;
import org.zethus.text.TextFrontEnd;

/** The phones of an utterance, which may be several sentences in one breath. */
public final class Phones {
  private Phones() {}

  /**
   * {@return the phones of a text; between sentences is one pause, the mark that ends the first}
   *
   * @throws org.zethus.api.plugin.ZethusException if there is no word in it
   */
  public static List<String> of(String text, TextFrontEnd frontEnd) {
    List<String> phones = new ArrayList<>();
    for (Sentence sentence : frontEnd.read(text)) {
      List<String> own = sentence.phones();
      phones.addAll(phones.isEmpty() ? own : own.subList(1, own.size()));
    }
    return phones;
  }
}
