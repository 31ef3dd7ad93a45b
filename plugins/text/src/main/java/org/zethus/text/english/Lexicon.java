package org.zethus.text.english;

import com.sun.speech.freetts.en.us.CMULexicon;
import com.sun.speech.freetts.lexicon.LetterToSoundImpl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How single words are said: our additions first, then FreeTTS's addenda (reduced {@code to} and
 * the like), its lexicon, and its letter-to-sound rules for the rest. Threads may share it.
 */
final class Lexicon {
  /** What a word is in its sentence, as far as the words around it tell. */
  enum Use {
    ANY,
    VERB,
    NOUN
  }

  private final Map<String, List<String>> additions = additions();
  private final CmuLexicon addenda = CmuLexicon.load("cmudict04_addenda.bin");
  private final CmuLexicon words = CmuLexicon.load("cmudict04_compiled.bin");
  private @Nullable LetterToSoundImpl rules;

  private static Map<String, List<String>> additions() {
    try (InputStream in = Lexicon.class.getResourceAsStream("additions.txt")) {
      if (in == null) {
        throw new IllegalStateException("the bundle lacks additions.txt");
      }
      Map<String, List<String>> additions = new HashMap<>();
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(
              line -> {
                String[] parts = line.split(" ", 2);
                additions.put(parts[0], List.of(parts[1].split(" ")));
              });
      return additions;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read additions.txt", e);
    }
  }

  /** {@return the phones of a listed word} */
  Optional<List<String>> find(String word, Use use) {
    List<String> added =
        switch (use) {
          case VERB -> additions.get(word + "/v");
          case NOUN -> additions.get(word + "/n");
          case ANY -> null;
        };
    if (added != null) {
      return Optional.of(added);
    }
    Optional<List<String>> listed =
        switch (use) {
          case VERB -> words.find(word, 'v');
          case NOUN -> words.find(word, 'n').or(() -> words.find(word, 'j'));
          case ANY -> Optional.empty();
        };
    return listed
        .or(() -> Optional.ofNullable(additions.get(word)))
        .or(() -> addenda.find(word))
        .or(() -> words.find(word));
  }

  /** {@return the words that are listed, in alphabetical order} */
  SortedSet<String> words() {
    SortedSet<String> all = new TreeSet<>(additions.keySet());
    addenda.words().forEach(all::add);
    words.words().forEach(all::add);
    return all;
  }

  /** {@return whether the word is listed} */
  boolean has(String word) {
    return find(word, Use.ANY).isPresent();
  }

  /**
   * {@return the phones of any word by its letters} Locked, since FreeTTS's rules are for one
   * thread.
   */
  synchronized List<String> guess(String word) {
    if (rules == null) {
      rules = loadRules();
    }
    return Arrays.stream(rules.getPhones(word, "")).map(CmuLexicon::arpabet).toList();
  }

  private static LetterToSoundImpl loadRules() {
    URL place = CMULexicon.class.getResource("cmudict04_lts.bin");
    if (place == null) {
      throw new IllegalStateException("FreeTTS's bundle lacks cmudict04_lts.bin");
    }
    try {
      return new LetterToSoundImpl(place, true);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read FreeTTS's letter-to-sound rules", e);
    }
  }
}
