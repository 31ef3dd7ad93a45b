package org.zethus.text;

import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.zethus.api.plugin.PluginId;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.english.EnglishReader;
import org.zethus.text.english.SentenceSplitter;

/** The default front end: American English in pure JVM. */
@Component(service = TextFrontEnd.class)
@PluginId("english")
public final class EnglishFrontEnd implements TextFrontEnd {
  private static final int SHOWN = 40;

  private final EnglishReader reader = new EnglishReader();

  @Override
  public String id() {
    return "english";
  }

  @Override
  public List<Sentence> read(String text) {
    List<Sentence> sentences = new ArrayList<>(reader.read(text));
    if (sentences.isEmpty()) {
      throw new ZethusException(
          text.isBlank()
              ? "the text is empty: expected something to say"
              : "found no word to say in '%s': expected English text".formatted(shortened(text)));
    }
    return sentences;
  }

  /** {@return the sentences of a text in any script, as written; none of blank text} */
  public static List<String> sentences(String text) {
    return SentenceSplitter.split(text);
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
  }
}
