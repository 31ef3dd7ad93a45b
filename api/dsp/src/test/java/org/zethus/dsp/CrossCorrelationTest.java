package org.zethus.dsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossCorrelationTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 7", "7, 1", "5, 5", "33, 64", "200, 121"})
  void everyLagIsThatOfTheDefinition(int lengthOfA, int lengthOfB) {
    Random random = new Random(lengthOfA * 1000L + lengthOfB);
    double[] a = random.doubles(lengthOfA, -1, 1).toArray();
    double[] b = random.doubles(lengthOfB, -1, 1).toArray();
    double[] correlation = CrossCorrelation.of(a, b);
    assertThat(correlation).hasSize(lengthOfA + lengthOfB - 1);
    for (int lag = 1 - lengthOfA; lag < lengthOfB; lag++) {
      double expected = 0;
      for (int i = Math.max(0, -lag); i < Math.min(lengthOfA, lengthOfB - lag); i++) {
        expected += a[i] * b[i + lag];
      }
      assertThat(correlation[lag + lengthOfA - 1])
          .as("lag %d", lag)
          .isCloseTo(expected, within(1e-11));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 2", "3, 4", "5, 6", "7, 8", "9, 10", "11, 12", "641, 768", "769, 1024"})
  void fastLengthsArePowersOfTwoOrThreeOrFiveTimesOne(int atLeast, int fast) {
    assertThat(RealFft.fastLength(atLeast)).isEqualTo(fast);
  }
}
