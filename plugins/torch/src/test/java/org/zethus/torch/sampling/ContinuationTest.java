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

  /** Counts up to a number from what it is given, then says the end. */
  private static final class Counting implements Continuation {
    private final int last;
    private final List<Integer> symbols = new ArrayList<>();

    Counting(int last) {
      this.last = last;
    }

    @Override
    public int goOn(float[] logits) {
      if (ended()) {
        return END;
      }
      symbols.add((int) logits[0]);
      return (int) logits[0];
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
    List<Counting> all = List.of(new Counting(3), new Counting(12), new Counting(21));
    List<long[]> asked = new ArrayList<>();
    Continuation.grow(
        all,
        List.of(new float[] {1}, new float[] {11}, new float[] {21}),
        symbols -> {
          asked.add(symbols);
          return successors(symbols);
        },
        new CancelSignal());
    assertThat(all.stream().map(one -> one.symbols))
        .containsExactly(List.of(1, 2, 3), List.of(11, 12), List.of(21));
    assertThat(asked).containsExactly(new long[] {1, 11, 21}, new long[] {2, 12, END});
  }

  @Test
  void aCancelledRequestStopsThem() {
    CancelSignal cancel = new CancelSignal();
    Counting endless = new Counting(Integer.MAX_VALUE);
    assertThatThrownBy(
            () ->
                Continuation.grow(
                    List.of(endless),
                    List.of(new float[] {0}),
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
