package org.zethus.torch.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.GoldenCase;
import org.zethus.testkit.GoldenCases;

class TokenSamplerGoldenTest {
  private static final float[] LOGITS = {0, 2, -1, 1};

  @GoldenCases(area = "valle", model = "topk_sampling")
  void sameLogitsAndUniformsGiveTheReferenceSymbols(GoldenCase golden) {
    float[] logits = golden.floats("in.logits");
    int rows = (int) golden.tensor("in.logits").shape()[0];
    int symbols = logits.length / rows;
    List<?> combos = (List<?>) golden.config().get("combos_topk_topp_temperature");
    for (int c = 0; c < combos.size(); c++) {
      List<?> combo = (List<?>) combos.get(c);
      TokenSampler sampler =
          new TokenSampler(
              new Sampling(
                  number(combo, 2), Math.max(0, (int) number(combo, 0)), number(combo, 1), 1));
      float[] filtered = new float[logits.length];
      long[] drawn = new long[rows];
      for (int b = 0; b < rows; b++) {
        float[] row = Arrays.copyOfRange(logits, b * symbols, (b + 1) * symbols);
        System.arraycopy(sampler.filtered(row, new BitSet()), 0, filtered, b * symbols, symbols);
        drawn[b] = sampler.draw(row, new BitSet(), golden.floats("in.uniform" + c)[b]);
      }
      float[] expected = golden.floats("out.filtered" + c);
      assertThat(filtered)
          .usingElementComparator(TokenSamplerGoldenTest::compare)
          .containsExactly(expected);
      golden.assertSame("out.token" + c, drawn);
    }
  }

  /** Equal infinities, or numbers within the case's tolerance. */
  private static int compare(float found, float expected) {
    boolean close = found == expected || Math.abs(found - expected) <= 1e-5f;
    return close ? 0 : Float.compare(found, expected);
  }

  private static double number(List<?> combo, int index) {
    return ((Number) combo.get(index)).doubleValue();
  }

  @Test
  void whatStandsInTheSequenceIsDrawnLess() {
    BitSet seen = new BitSet();
    seen.set(1);
    seen.set(2);
    float[] filtered = new TokenSampler(new Sampling(1, 0, 1, 2)).filtered(LOGITS, seen);
    assertThat(filtered).containsExactly(0, 1, -2, 1);
  }

  @Test
  void aUniformAboveTheSumDrawsTheLastPossibleSymbol() {
    TokenSampler sampler = new TokenSampler(new Sampling(1, 2, 1, 1));
    assertThat(sampler.draw(LOGITS, new BitSet(), 1)).isEqualTo(3);
    assertThat(sampler.draw(LOGITS, new BitSet(), 0)).isEqualTo(1);
  }

  @Test
  void settingsOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> new Sampling(0, 0, 1, 1))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("temperature > 0", "found 0.0");
    assertThatThrownBy(() -> new Sampling(1, 0, 1.5, 1)).hasMessageContaining("1.5");
    assertThatThrownBy(() -> new Sampling(1, 0, 1, 1, 65))
        .hasMessageContainingAll("best_of from 1 to 64", "found 65");
  }
}
