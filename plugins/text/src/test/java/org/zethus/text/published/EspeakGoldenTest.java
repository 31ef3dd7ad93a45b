package org.zethus.text.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;
import org.zethus.text.espeak.Espeak;

/** Recorded with espeak-ng 1.51; another version differs in places. */
class EspeakGoldenTest {
  private final Espeak espeak = new Espeak();

  @GoldenCases(area = "text", model = "espeak-ng command line phonemes", needs = "espeak-ng")
  void phonemesAreThoseOfTheCommand(GoldenCase golden) {
    assertThat(golden.entries()).isNotEmpty();
    for (Config entry : golden.entries()) {
      String text = String.valueOf(entry.get("text"));
      assertThat(espeak.ipa(text, "en-us", "")).isEqualTo(entry.get("ipa"));
      assertThat(espeak.ipa(text, "en-us", "_")).isEqualTo(entry.get("ipa_sep"));
      assertThat(espeak.ipa(text, "en-gb", "")).isEqualTo(entry.get("gb_ipa"));
    }
  }

  @GoldenCases(
      area = "text",
      model = "phone sequences and ids of the espeak g2p module",
      needs = "espeak-ng")
  void phonesAreThoseOfTheG2pModule(GoldenCase golden) {
    EspeakG2p g2p = new EspeakG2p(espeak, String.valueOf(golden.config().get("language")));
    PhoneCollator collator = PhoneCollator.ofFile(String.valueOf(golden.json().get("symbol_file")));
    assertThat(collator.ids()).isEqualTo(ids(golden.json().section("token2idx").asMap()));
    List<List<Integer>> all = new ArrayList<>();
    for (Config entry : golden.entries()) {
      List<String> phones = g2p.phones(String.valueOf(entry.get("text")));
      assertThat(phones).isEqualTo(entry.get("phones"));
      List<Integer> ids = collator.collate(phones).ids();
      assertThat(longs(ids)).isEqualTo(entry.get("ids"));
      all.add(ids);
    }
    assertThat(longs(PhoneCollator.intersperse(all.get(0), 0)))
        .isEqualTo(golden.json().get("interspersed_first.with_blank_0"));
    assertThat(PhoneCollator.pad(all.subList(0, 3)).stream().map(EspeakGoldenTest::longs).toList())
        .isEqualTo(golden.json().get("batch.first_three_ids"));
  }

  @GoldenCases(area = "text", model = "MaskGCT g2p (English path)", needs = "espeak-ng")
  void phonesAreThoseOfMaskGct(GoldenCase golden) {
    MaskGctEnglish english = new MaskGctEnglish(espeak);
    MaskGctReader reader = new MaskGctReader(espeak);
    Map<String, Integer> vocabulary = ids(golden.json().section("vocab_used").asMap());
    assertThat(golden.entries()).isNotEmpty();
    for (Config entry : golden.entries()) {
      String text = String.valueOf(entry.get("text"));
      String normalised = MaskGctEnglish.normalise(text);
      assertThat(normalised).isEqualTo(entry.get("normalised"));
      assertThat(MaskGctEspeak.input(normalised)).isEqualTo(entry.get("espeak_input"));
      String phonemes = english.phonemes(text);
      assertThat(phonemes).as(text).isEqualTo(entry.get("phonemes"));
      assertThat(longs(MaskGctReader.ids(phonemes, vocabulary))).isEqualTo(entry.get("ids"));
    }
    for (Object item : (List<?>) golden.json().get("chn_eng_g2p")) {
      Map<?, ?> entry = (Map<?, ?>) item;
      String phonemes = reader.phonemes(String.valueOf(entry.get("text")), "en");
      assertThat(phonemes).isEqualTo(entry.get("phonemes"));
      assertThat(longs(MaskGctReader.ids(phonemes, vocabulary))).isEqualTo(entry.get("ids"));
    }
    for (Object item : (List<?>) golden.json().get("other_languages")) {
      Map<?, ?> entry = (Map<?, ?>) item;
      String phonemes =
          reader.phonemes(String.valueOf(entry.get("text")), String.valueOf(entry.get("lang")));
      assertThat(phonemes).isEqualTo(entry.get("phonemes"));
    }
    for (Object item : (List<?>) golden.json().get("segments")) {
      Map<?, ?> entry = (Map<?, ?>) item;
      assertThat(
              MaskGctReader.segments(String.valueOf(entry.get("text"))).stream()
                  .map(segment -> List.of(segment.text(), segment.language()))
                  .toList())
          .isEqualTo(entry.get("segments"));
    }
  }

  private static Map<String, Integer> ids(Map<String, ?> numbers) {
    Map<String, Integer> ids = new HashMap<>();
    numbers.forEach((symbol, id) -> ids.put(symbol, ((Number) id).intValue()));
    return ids;
  }

  private static List<Long> longs(List<Integer> ids) {
    return ids.stream().map(Integer::longValue).toList();
  }
}
