package org.zethus.valle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.sampling.Sampling;

class AutoregressiveTest {
  private static final int CODES = 12;
  private static final long[] PHONES = {1, 2, 3, 4, 5};
  private static final int ENROLLED = 2;
  private static final int[] PROMPT = {7, 3, 3};

  private static <T> T untrained(boolean prependBos, Function<Spoken, T> body) {
    Config config =
        Config.parse(
            "{ model: { text_token_num: 8, audio_token_num: %d, decoder_dim: 16, nhead: 2, num_decoder_layers: 2, num_quantizers: 1, prepend_bos: %s } }"
                .formatted(CODES, prependBos),
            "test");
    Checkpoint checkpoint = Checkpoint.untrained("valle", config, 5);
    try (StateDict weights = new TorchBackend().open(checkpoint, Device.CPU);
        Scope scope = Scope.open()) {
      ValleConfig model = config.as(ValleCheckpoint.class).model();
      return Autograd.inference(() -> body.apply(new Spoken(new Valle(weights, model), weights)));
    }
  }

  /** A network and what asks it. */
  private record Spoken(Valle valle, StateDict weights) {
    List<int[]> generate(int count, DoubleSupplier uniform) {
      return valle
          .autoregressive()
          .generate(PHONES, PROMPT, of(count), uniform, weights.manager(), new CancelSignal());
    }

    private static Sampling of(int count) {
      return new Sampling(1, 0, 1, 1, count);
    }

    double likelihood(long[] phones, int[] before, int... after) {
      return valle.autoregressive().likelihood(phones, before, after, weights.manager());
    }

    int[] best(int count, DoubleSupplier uniform) {
      return valle
          .say(
              PHONES,
              ENROLLED,
              new int[][] {PROMPT},
              of(count),
              uniform,
              weights.manager(),
              new CancelSignal())[0];
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneOfSeveralIsAsIfItWereAlone(boolean prependBos) {
    untrained(
        prependBos,
        spoken -> {
          int[] one = spoken.generate(1, new Random(1)::nextDouble).get(0);
          int[] other = spoken.generate(1, new Random(2)::nextDouble).get(0);
          assertThat(one).isNotEqualTo(other);
          Random first = new Random(1);
          Random second = new Random(2);
          Queue<Double> turns = new ArrayDeque<>();
          for (int step = 0; step <= Math.max(one.length, other.length); step++) {
            if (step <= one.length) { // its end is drawn too
              turns.add(first.nextDouble());
            }
            if (step <= other.length) {
              turns.add(second.nextDouble());
            }
          }
          assertThat(spoken.generate(2, turns::remove)).containsExactly(one, other);
          return turns;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void likelihoodsAreThoseOfCodesInTurn(boolean prependBos) {
    untrained(
        prependBos,
        spoken -> {
          double whole = spoken.likelihood(PHONES, PROMPT, 4, 9);
          double four = spoken.likelihood(PHONES, PROMPT, 4);
          double nine = spoken.likelihood(PHONES, new int[] {7, 3, 3, 4}, 9);
          assertThat(whole).isCloseTo(four + nine, within(1e-4));
          double any =
              IntStream.range(0, CODES)
                  .mapToDouble(code -> Math.exp(spoken.likelihood(PHONES, PROMPT, code)))
                  .sum();
          assertThat(any).isBetween(0.5, 1.0); // the rest is that it ends
          return any;
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBestOfSeveralGoesOnToThePrompt(boolean prependBos) {
    long[] reversed = {3, 4, 5, 1, 2};
    untrained(
        prependBos,
        spoken -> {
          int others = 0;
          for (int seed = 0; seed < 5; seed++) {
            List<int[]> drawn = spoken.generate(6, new Random(seed)::nextDouble);
            int[] best = spoken.best(6, new Random(seed)::nextDouble);
            double highest = spoken.likelihood(reversed, best, PROMPT);
            assertThat(drawn)
                .contains(best)
                .allSatisfy(
                    each ->
                        assertThat(spoken.likelihood(reversed, each, PROMPT))
                            .isLessThanOrEqualTo(highest));
            others += Arrays.equals(drawn.get(0), best) ? 0 : 1;
          }
          return assertThat(others).isPositive();
        });
  }
}
