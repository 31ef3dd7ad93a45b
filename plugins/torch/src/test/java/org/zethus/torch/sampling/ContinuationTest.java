package org.zethus.torch.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zethus.api.plugin.CancelSignal;
import org.zethus.api.plugin.CancelledException;

class ContinuationTest {
  private static final int END = -1;

  /** Counts up to a number from what it is given in steps of its own, then says the end. */
  private static final class Counting implements Continuation {
    private final int last;
    private final int step;
    private final List<Integer> symbols = new ArrayList<>();

    Counting(int last, int step) {
      this.last = last;
      this.step = step;
    }

    @Override
    public int goOn(float[] logits) {
      if (ended()) {
        return END;
      }
      int symbol = step * (int) logits[0];
      symbols.add(symbol);
      return symbol;
    }

    @Override
    public boolean ended() {
      return !symbols.isEmpty() && symbols.get(symbols.size() - 1) >= last;
    }
  }

  private static List<float[]> successors(long[] symbols) {
    return Arrays.stream(symbols).mapToObj(symbol -> new float[] {symbol + 1}).toList();
  }

  @Test
  void eachGrowsToItsOwnEnd() {
    List<Counting> all = List.of(new Counting(3, 1), new Counting(12, 2), new Counting(4, 4));
    List<long[]> asked = new ArrayList<>();
    Continuation.grow(
        all,
        new float[] {1},
        symbols -> {
          asked.add(symbols);
          return successors(symbols);
        },
        new CancelSignal());
    assertThat(all.stream().map(one -> one.symbols))
        .containsExactly(List.of(1, 2, 3), List.of(2, 6, 14), List.of(4));
    assertThat(asked).containsExactly(new long[] {1, 2, 4}, new long[] {2, 6, END});
  }

  @Test
  void aCancelledRequestStopsThem() {
    CancelSignal cancel = new CancelSignal();
    Counting endless = new Counting(Integer.MAX_VALUE, 1);
    assertThatThrownBy(
            () ->
                Continuation.grow(
                    List.of(endless),
                    new float[] {0},
                    symbols -> {
                      if (symbols[0] == 5) {
                        cancel.cancel();
                      }
                      return successors(symbols);
                    },
                    cancel))
        .isInstanceOf(CancelledException.class);
    assertThat(endless.symbols).hasSize(6);
  }

  @Test
  void theBestIsTheOneOfTheHighestScore() {
    List<Double> scored = new ArrayList<>();
    String best =
        Continuation.best(
            List.of("bb", "dddd", "a", "eeee"),
            each -> {
              scored.add((double) each.length());
              return each.length();
            });
    assertThat(best).isEqualTo("dddd");
    assertThat(scored).containsExactly(2.0, 4.0, 1.0, 4.0);
    assertThat(Continuation.best(List.of("one"), each -> fail("there is no other")))
        .isEqualTo("one");
  }
}
