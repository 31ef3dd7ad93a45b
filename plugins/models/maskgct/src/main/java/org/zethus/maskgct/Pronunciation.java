package org.zethus.maskgct;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zethus.text.EnglishFrontEnd;
import org.zethus.text.Sentence;
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;
import org.zethus.text.espeak.Espeak;
import org.zethus.text.published.MaskGctEnglish;

/** How text becomes the phones of a checkpoint. */
interface Pronunciation {
  /**
   * {@return the sentences of a text, as written}
   *
   * @throws org.zethus.api.plugin.ZethusException if there is nothing to say
   */
  List<String> sentences(String text);

  /**
   * {@return ids of the phones of a sentence}
   *
   * @throws org.zethus.api.plugin.ZethusException if there is nothing to pronounce
   */
  long[] phones(String sentence);

  /** {@return how the published model reads: by espeak-ng, English} */
  static Pronunciation published(Espeak espeak) {
    MaskGctEnglish english = new MaskGctEnglish(espeak);
    Map<String, Integer> ids = publishedPhones();
    return new Pronunciation() {
      @Override
      public List<String> sentences(String text) {
        return new EnglishFrontEnd().read(text).stream().map(Sentence::text).toList();
      }

      @Override
      public long[] phones(String sentence) {
        return MaskGctEnglish.ids(english.promptPhonemes(sentence), ids).stream()
            .mapToLong(Integer::longValue)
            .toArray();
      }
    };
  }

  /** {@return how a model reads that was trained here} */
  static Pronunciation trained(TextFrontEnd frontEnd, SymbolTable symbols) {
    return new Pronunciation() {
      @Override
      public List<String> sentences(String text) {
        return frontEnd.read(text).stream().map(Sentence::text).toList();
      }

      @Override
      public long[] phones(String sentence) {
        List<String> phones =
            frontEnd.read(sentence).stream().flatMap(each -> each.phones().stream()).toList();
        return symbols.encodeNearest(phones).ids().stream().mapToLong(Integer::longValue).toArray();
      }
    };
  }

  /** {@return ids of the published model's phones; of two with one name, the later} */
  private static Map<String, Integer> publishedPhones() {
    Map<String, Integer> ids = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(Pronunciation.class.getResourceAsStream("phones.txt"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int id = 0;
      for (String phone = lines.readLine(); phone != null; phone = lines.readLine()) {
        ids.put(phone, id++);
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
