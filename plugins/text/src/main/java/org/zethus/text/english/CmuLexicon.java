package org.zethus.text.english;

import com.sun.speech.freetts.en.us.CMULexicon;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zethus.api.plugin.Reason;
import org.zethus.api.plugin.ZethusException;
import org.zethus.text.Arpabet;

/**
 * FreeTTS's pronouncing lexicon cmudict04, 105,000 words, read as it lies in its bundle: one array
 * of bytes and a hash table of places in it. That takes a few hundredths of a second, where FreeTTS
 * itself makes a map of strings. Immutable.
 *
 * <p>The format: magic number and version; the phones, each a string; the entries, each a string
 * (word and one letter for the part of speech), the number of phones, and an index for each. A
 * string is a byte for its length and two for each character.
 */
final class CmuLexicon {
  private static final int MAGIC = 0xBABB1E;
  private static final int VERSION = 1;

  /**
   * FreeTTS looks a word up under these parts of speech: any, then in the order in which they first
   * appear in its lexicon.
   */
  private static final String PARTS_OF_SPEECH = "0dnvjbyps";

  private final byte[] data;
  private final List<String> phones = new ArrayList<>();

  /** Places of entries in {@code data}, 0 for none; open addressing. */
  private final int[] table;

  private int place;

  private CmuLexicon(byte[] data) {
    this.data = data;
    if (nextInt() != MAGIC || nextInt() != VERSION) {
      throw new ZethusException("FreeTTS's lexicon is not of the format that was expected");
    }
    for (int i = nextInt(); i > 0; i--) {
      int length = data[place];
      phones.add(new String(data, place + 1, 2 * length, StandardCharsets.UTF_16BE));
      place += 1 + 2 * length;
    }
    int entries = nextInt();
    table = new int[Integer.highestOneBit(entries) * 4];
    for (int i = 0; i < entries; i++) {
      add(place);
      place += 1 + 2 * data[place];
      place += 1 + data[place];
    }
  }

  /** Loads a lexicon that lies beside FreeTTS's classes, e.g. {@code cmudict04_compiled.bin}. */
  static CmuLexicon load(String name) {
    try (InputStream in = CMULexicon.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("FreeTTS's bundle lacks " + name);
      }
      return new CmuLexicon(in.readAllBytes());
    } catch (IOException e) {
      throw new ZethusException(
          "cannot read FreeTTS's lexicon %s: %s".formatted(name, Reason.of(e)), e);
    }
  }

  private int nextInt() {
    int value = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      value = value << 8 | data[place++] & 0xff;
    }
    return value;
  }

  private void add(int entry) {
    int hash = 0;
    for (int i = 0; i < data[entry]; i++) {
      hash = 31 * hash + character(entry, i);
    }
    int slot = slot(hash);
    while (table[slot] != 0) {
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = entry;
  }

  private char character(int entry, int index) {
    int at = entry + 1 + 2 * index;
    return (char) (data[at] << 8 | data[at + 1] & 0xff);
  }

  /** Spreads the hash, which for short words fills only low bits. */
  private int slot(int hash) {
    return (hash * 0x9E3779B9 >>> 7) & table.length - 1;
  }

  /** {@return the words that are listed} */
  Stream<String> words() {
    return Arrays.stream(table).filter(entry -> entry != 0).mapToObj(this::word);
  }

  /** The key without its part of speech. */
  private String word(int entry) {
    return IntStream.range(0, data[entry] - 1)
        .mapToObj(i -> String.valueOf(character(entry, i)))
        .collect(Collectors.joining());
  }

  /** {@return the phones of the first part of speech that the word is listed with} */
  Optional<List<String>> find(String word) {
    for (int i = 0; i < PARTS_OF_SPEECH.length(); i++) {
      Optional<List<String>> found = find(word, PARTS_OF_SPEECH.charAt(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** {@return the phones of the word as that part of speech; {@code 0}: any} */
  Optional<List<String>> find(String word, char partOfSpeech) {
    String key = word + partOfSpeech;
    int slot = slot(key.hashCode());
    for (int entry = table[slot]; entry != 0; entry = table[slot]) {
      if (isKey(entry, key)) {
        return Optional.of(phonesAt(entry + 1 + 2 * key.length()));
      }
      slot = slot + 1 & table.length - 1;
    }
    return Optional.empty();
  }

  private boolean isKey(int entry, String key) {
    if (data[entry] != key.length()) {
      return false;
    }
    for (int i = 0; i < key.length(); i++) {
      if (character(entry, i) != key.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private List<String> phonesAt(int at) {
    List<String> found = new ArrayList<>();
    for (int i = 1; i <= data[at]; i++) {
      found.add(arpabet(phones.get(data[at + i])));
    }
    return found;
  }

  /** FreeTTS marks stress with a {@code 1} behind the phone. */
  static String arpabet(String phone) {
    boolean stressed = phone.endsWith("1");
    return Arpabet.fromFreeTts(stressed ? phone.substring(0, phone.length() - 1) : phone, stressed);
  }
}
