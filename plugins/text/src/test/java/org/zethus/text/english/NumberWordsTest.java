package org.zethus.text.english;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberWordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, zero, zeroth",
    "21, twenty one, twenty first",
    "100, one hundred, one hundredth",
    "112, one hundred twelve, one hundred twelfth",
    "90, ninety, ninetieth",
    "1000001, one million one, one million first",
    "18000000000000000, eighteen quadrillion, eighteen quadrillionth",
  })
  void cardinalsAndOrdinals(String digits, String cardinal, String ordinal) {
    assertThat(NumberWords.PLAIN.cardinal(digits)).isEqualTo(cardinal);
    assertThat(NumberWords.PLAIN.ordinal(digits)).isEqualTo(ordinal);
  }

  @ParameterizedTest
  @CsvSource({
    "1000, one thousand", "1001, ten oh one", "1100, eleven hundred", "1905, nineteen oh five",
    "2000, two thousand", "2009, two thousand nine", "2010, twenty ten", "2100, twenty one hundred",
    "3000, three thousand"
  })
  void years(String digits, String words) {
    assertThat(NumberWords.PLAIN.year(digits)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"1"})
  void numberTooLongForAName(String digit) {
    assertThat(NumberWords.PLAIN.cardinal(digit.repeat(37))).startsWith("one one one");
  }
}
