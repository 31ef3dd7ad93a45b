package org.zethus.dualcodectts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.torch.StateDict;
import org.zethus.torch.sampling.Sampling;
import org.zethus.torch.sampling.TokenSampler;

class SpeechLmTest {
  private static final long[] TEXT = {5, 9, 40};
  private static final long[] REVERSED = {40, 5, 9};
  private static final int[] PROMPT = {7, 3, 3};
  private static final int CODES = 16;

  private static SpeechLm.Choice draws(SpeechLm model, long seed) {
    Random random = new Random(seed);
    TokenSampler sampler = new TokenSampler(new Sampling(1, 0, 1, 1));
    return model.answer((logits, seen) -> sampler.draw(logits, seen, random.nextDouble()));
  }

  private static List<int[]> generate(SpeechLm model, StateDict weights, Integer... seeds) {
    return model.generate(
        TEXT,
        PROMPT,
        Tiny.LONGEST,
        Stream.of(seeds).map(seed -> draws(model, seed)).toList(),
        weights.manager(),
        new CancelSignal());
  }

  @Test
  void oneOfSeveralIsAsIfItWereAlone() {
    Tiny.untrained(
        (valle, weights) -> {
          List<int[]> alone = new ArrayList<>();
          for (int seed = 1; seed < 5; seed++) {
            alone.addAll(generate(valle.speechLm(), weights, seed));
          }
          assertThat(alone.stream().map(codes -> codes.length).distinct().count()).isGreaterThan(1);
          return assertThat(generate(valle.speechLm(), weights, 1, 2, 3, 4))
              .containsExactlyElementsOf(alone);
        });
  }

  @Test
  void likelihoodsAreThoseOfCodesInTurn() {
    Tiny.untrained(
        (valle, weights) -> {
          SpeechLm model = valle.speechLm();
          double whole = model.likelihood(TEXT, PROMPT, new int[] {4, 9}, weights.manager());
          double four = model.likelihood(TEXT, PROMPT, new int[] {4}, weights.manager());
          double nine =
              model.likelihood(TEXT, new int[] {7, 3, 3, 4}, new int[] {9}, weights.manager());
          assertThat(whole).isCloseTo(four + nine, within(1e-4));
          double any =
              IntStream.range(0, CODES)
                  .mapToDouble(
                      code ->
                          Math.exp(
                              model.likelihood(TEXT, PROMPT, new int[] {code}, weights.manager())))
                  .sum();
          return assertThat(any).isBetween(0.01, 1.0); // the rest is other symbols
        });
  }

  @Test
  void theBestOfSeveralGoesOnToThePrompt() {
    Sampling sampling = new Sampling(1, 0, 1, 1, 6);
    Tiny.untrained(
        (valle, weights) -> {
          SpeechLm model = valle.speechLm();
          int others = 0;
          for (int seed = 0; seed < 5; seed++) {
            Random random = new Random(seed);
            TokenSampler sampler = new TokenSampler(sampling);
            SpeechLm.Choice draw =
                (logits, seen) -> sampler.draw(logits, seen, random.nextDouble());
            List<int[]> drawn =
                model.generate(
                    TEXT,
                    PROMPT,
                    Tiny.LONGEST,
                    Stream.generate(() -> model.answer(draw)).limit(6).toList(),
                    weights.manager(),
                    new CancelSignal());
            int[] best =
                valle
                    .say(
                        TEXT,
                        REVERSED,
                        new int[][] {PROMPT, {1, 2, 3}},
                        sampling,
                        new Random(seed)::nextDouble,
                        weights.manager(),
                        new CancelSignal())[0];
            double highest = model.likelihood(REVERSED, best, PROMPT, weights.manager());
            assertThat(drawn)
                .contains(best)
                .allSatisfy(
                    each ->
                        assertThat(model.likelihood(REVERSED, each, PROMPT, weights.manager()))
                            .isLessThanOrEqualTo(highest));
            others += Arrays.equals(drawn.get(0), best) ? 0 : 1;
          }
          return assertThat(others).isPositive();
        });
  }
}
