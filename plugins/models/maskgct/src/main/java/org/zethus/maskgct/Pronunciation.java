package org.zethus.maskgct;

import java.util.List;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.Sentence;
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.published.MaskGctReader;

/** How text becomes the phones of a checkpoint. */
interface Pronunciation {
  /** The published model's first language. */
  String FIRST = "en";

  /**
   * {@return the sentences of a text, as written}
   *
   * @param language by its ISO 639-1 code; empty for the model's first
   * @throws ZethusException if there is nothing to say, or the model does not speak the language
   */
  List<String> sentences(String text, String language);

  /**
   * {@return ids of the phones of a sentence}
   *
   * @throws ZethusException if there is nothing to pronounce
   */
  long[] phones(String sentence, String language);

  /** {@return how the published model reads} */
  static Pronunciation published(Espeak espeak) {
    MaskGctReader reader = new MaskGctReader(espeak);
    return new Pronunciation() {
      @Override
      public List<String> sentences(String text, String language) {
        String code = language.isEmpty() ? FIRST : language;
        return code.equals(FIRST)
            ? new EnglishFrontEnd().read(text).stream().map(Sentence::text).toList()
            : Sentences.of(text, code);
      }

      @Override
      public long[] phones(String sentence, String language) {
        String phonemes = reader.phonemes(sentence, language.isEmpty() ? FIRST : language);
        return MaskGctReader.ids(phonemes, PublishedPhones.ids()).stream()
            .mapToLong(Integer::longValue)
            .toArray();
      }
    };
  }

  /** {@return how a model reads that was trained here} */
  static Pronunciation trained(TextFrontEnd frontEnd, SymbolTable symbols) {
    return new Pronunciation() {
      @Override
      public List<String> sentences(String text, String language) {
        requireNone(language);
        return frontEnd.read(text).stream().map(Sentence::text).toList();
      }

      @Override
      public long[] phones(String sentence, String language) {
        requireNone(language);
        List<String> phones =
            frontEnd.read(sentence).stream().flatMap(each -> each.phones().stream()).toList();
        return symbols.encodeNearest(phones).ids().stream().mapToLong(Integer::longValue).toArray();
      }

      private void requireNone(String language) {
        if (!language.isEmpty()) {
          throw new ZethusException(
              "this checkpoint reads all text with the front end '%s' and was asked for the language '%s'; leave the language out"
                  .formatted(frontEnd.id(), language));
        }
      }
    };
  }
}
