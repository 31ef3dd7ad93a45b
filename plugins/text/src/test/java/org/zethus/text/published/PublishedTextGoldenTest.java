package org.zethus.text.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class PublishedTextGoldenTest {
  private static final SymbolTable TABLE = SymbolTable.LETTERS_AND_ARPABET;
  private static final List<Cleaner> ENGLISH = List.of(Cleaner.ENGLISH_CLEANERS);

  @GoldenCases(area = "text", model = "symbol inventory")
  void symbolsHaveTheirPlaces(GoldenCase golden) {
    assertThat(TABLE.symbols()).isEqualTo(golden.json().get("symbols"));
  }

  @GoldenCases(area = "text", model = "number to words")
  void numbersAreReadAlike(GoldenCase golden) {
    assertThat(golden.entries()).isNotEmpty();
    for (Config entry : golden.entries()) {
      String digits = String.valueOf(entry.get("n"));
      assertThat(PublishedNumbers.WITH_AND.cardinal(digits)).isEqualTo(entry.get("plain"));
      assertThat(PublishedNumbers.WITHOUT_AND.cardinal(digits)).isEqualTo(entry.get("no_and"));
      assertThat(PublishedNumbers.WITH_AND.ordinal(digits)).isEqualTo(entry.get("ordinal"));
      assertThat(PublishedNumbers.expand(digits)).isEqualTo(entry.get("amphion"));
    }
  }

  @GoldenCases(area = "text", model = "English text cleaners and symbol ids")
  void textIsCleanedAlike(GoldenCase golden) {
    assertThat(golden.entries()).isNotEmpty();
    for (Config entry : golden.entries()) {
      String text = string(entry, "text");
      String ascii = Transliteration.ascii(text);
      assertThat(ascii).isEqualTo(entry.get("ascii"));
      assertThat(PublishedNumbers.expand(ascii.toLowerCase(java.util.Locale.ROOT)))
          .isEqualTo(entry.get("numbers_expanded"));
      assertThat(Cleaner.named("english_cleaners").clean(text)).isEqualTo(entry.get("english"));
      assertThat(Cleaner.named("basic_cleaners").clean(text)).isEqualTo(entry.get("basic"));
      assertThat(Cleaner.named("transliteration_cleaners").clean(text))
          .isEqualTo(entry.get("transliteration"));
      assertIds(entry, "ids_english", TABLE.textToSequence(text, ENGLISH).ids());
      assertIds(
          entry, "ids_basic", TABLE.textToSequence(text, List.of(Cleaner.BASIC_CLEANERS)).ids());
      assertIds(entry, "ids_no_cleaner", TABLE.textToSequence(text, List.of()).ids());
    }
  }

  @GoldenCases(area = "text", model = "text_to_sequence with inline ARPAbet")
  void phonesInBracesHaveIds(GoldenCase golden) {
    assertThat(golden.entries()).isNotEmpty();
    for (Config entry : golden.entries()) {
      List<Integer> ids = TABLE.textToSequence(string(entry, "text"), ENGLISH).ids();
      assertIds(entry, "ids", ids);
      assertThat(TABLE.sequenceToText(ids)).isEqualTo(entry.get("back"));
    }
  }

  @GoldenCases(area = "text", model = "lexicon g2p")
  void wordsAreLookedUpAlike(GoldenCase golden) {
    Map<?, ?> others = (Map<?, ?>) golden.json().get("fallback");
    LexiconG2p g2p =
        new LexiconG2p(
            string(golden.json(), "lexicon").lines().toList(),
            word -> ((List<?>) others.get(word)).stream().map(String::valueOf).toList());
    assertThat(golden.entries()).isNotEmpty();
    for (Config entry : golden.entries()) {
      String phones = g2p.phones(string(entry, "text"));
      assertThat(phones).isEqualTo(entry.get("phones"));
      assertIds(entry, "ids", TABLE.textToSequence(phones, ENGLISH).ids());
      assertIds(entry, "ids_braced", TABLE.textToSequence("{" + phones + "}", ENGLISH).ids());
    }
  }

  private static void assertIds(Config entry, String key, List<Integer> ids) {
    assertThat(ids.stream().map(Integer::longValue).toList()).as(key).isEqualTo(entry.get(key));
  }

  private static String string(Config config, String key) {
    return String.valueOf(config.get(key));
  }
}
