package org.zethus.torch.llama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Autograd;
import org.zethus.torch.LinearForm;
import org.zethus.torch.RelativeError;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.nn.attention.KeyValueCache;

class LlamaForCausalLmTest {
  private static final int VOCABULARY = 11;
  private static final LinearForm INT8 = LinearForm.of(LinearForm.Storage.INT8);
  private static final LlamaConfig CONFIG = LlamaConfig.of(16, 24, 2, 2);

  /** Longer than the cache's first room, and read in pieces of several lengths. */
  @Test
  void readingInPiecesJudgesAsReadingTheWhole() {
    long[] ids = ids(300);
    try (StateDict weights = open();
        Scope scope = Scope.open()) {
      LlamaForCausalLm model = new LlamaForCausalLm(weights, VOCABULARY, CONFIG);
      Autograd.inference(() -> compare(model, ids, weights.manager(), 1e-5f));
    }
  }

  /** A number at the edge of two steps may be rounded to either. */
  @Test
  void int8JudgesNearlyAsFloat32AlsoInPieces() {
    long[] ids = ids(300);
    try (StateDict weights = open();
        Scope scope = Scope.open()) {
      NDManager manager = weights.manager();
      LlamaForCausalLm exact = new LlamaForCausalLm(weights, VOCABULARY, CONFIG);
      LlamaForCausalLm int8 = new LlamaForCausalLm(weights.linear(INT8), VOCABULARY, CONFIG);
      NDArray batch = Tensors.of(manager, ids, 2, 150);
      NDArray real = manager.ones(batch.getShape());
      real.set(new NDIndex("1, 100:"), 0);
      float[] found = Autograd.inference(() -> Tensors.floats(int8.forward(batch, real)));
      float[] expected = Autograd.inference(() -> Tensors.floats(exact.forward(batch, real)));
      assertThat(RelativeError.of(found, expected)).isBetween(1e-4, 0.03);
      Autograd.inference(() -> compare(int8, ids, manager, 2e-3f));
    }
  }

  private static long[] ids(int count) {
    long[] ids = new long[count];
    Arrays.setAll(ids, i -> (7L * i * i + i) % VOCABULARY);
    return ids;
  }

  private static int compare(
      LlamaForCausalLm model, long[] ids, NDManager manager, float tolerance) {
    NDArray whole = model.forward(Tensors.of(manager, ids, 1, ids.length), null);
    try (KeyValueCache cache = new KeyValueCache(manager, CONFIG.layers())) {
      for (int end : new int[] {40, 41, 250, 299, 300}) {
        long[] piece = Arrays.copyOfRange(ids, cache.length(), end);
        float[] next =
            Tensors.floats(model.next(Tensors.of(manager, piece, 1, piece.length), cache));
        float[] expected = Tensors.floats(whole.get(new NDIndex("0, {}", end - 1)).duplicate());
        assertThat(cache.length()).isEqualTo(end);
        assertThat(next).containsExactly(expected, within(tolerance));
      }
      return cache.length();
    }
  }

  @Test
  void oneSequenceGoesOnAsSeveral() {
    try (StateDict weights = open()) {
      LlamaForCausalLm model = new LlamaForCausalLm(weights, VOCABULARY, CONFIG);
      NDManager manager = weights.manager();
      List<float[]> several = Autograd.inference(() -> continued(model, manager, 3, 5, 7));
      assertThat(several).hasSize(3);
      for (int i = 0; i < 3; i++) {
        int next = 3 + 2 * i;
        List<float[]> alone = Autograd.inference(() -> continued(model, manager, next));
        assertThat(several.get(i)).containsExactly(alone.get(0), within(1e-5f));
      }
      assertThat(RelativeError.of(several.get(0), several.get(1))).isGreaterThan(0.01);
    }
  }

  /** Logits after ten symbols, one of those and another one that is the same for all. */
  private static List<float[]> continued(
      LlamaForCausalLm model, NDManager manager, long... symbols) {
    try (KeyValueCache cache = new KeyValueCache(manager, CONFIG.layers())) {
      model.next(Tensors.of(manager, ids(10), 1, 10), cache);
      cache.repeat(symbols.length);
      model.next(Tensors.of(manager, symbols, symbols.length, 1), cache);
      long[] last = new long[symbols.length];
      return Tensors.rows(model.next(Tensors.of(manager, last, last.length, 1), cache));
    }
  }

  @Test
  void dropoutIsForLearningAlone() {
    try (StateDict weights = open();
        Scope scope = Scope.open()) {
      LlamaForCausalLm plain = new LlamaForCausalLm(weights, VOCABULARY, CONFIG);
      LlamaForCausalLm dropping =
          new LlamaForCausalLm(weights, VOCABULARY, CONFIG.withDropout(0.5));
      NDArray ids = Tensors.of(weights.manager(), ids(20), 1, 20);
      float[] expected = Autograd.training(() -> Tensors.floats(plain.forward(ids, null)));
      float[] judged = Autograd.inference(() -> Tensors.floats(dropping.forward(ids, null)));
      float[] learned = Autograd.training(() -> Tensors.floats(dropping.forward(ids, null)));
      float[] again = Autograd.training(() -> Tensors.floats(dropping.forward(ids, null)));
      assertThat(judged).containsExactly(expected, within(1e-5f));
      assertThat(RelativeError.of(learned, expected)).isGreaterThan(0.1);
      assertThat(RelativeError.of(learned, again)).isGreaterThan(0.1);
    }
    assertThatThrownBy(() -> CONFIG.withDropout(1))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("dropout", "found 1.0");
  }

  @Test
  void headsOfOddWidthAreRefused() {
    assertThatThrownBy(() -> LlamaConfig.of(18, 24, 2, 2))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("hidden_size 18", "found 2");
  }

  private static StateDict open() {
    Checkpoint untrained = Checkpoint.untrained("a test", Config.of(Map.of(), "a test"), 4);
    return new TorchBackend().open(untrained, Device.CPU);
  }
}
