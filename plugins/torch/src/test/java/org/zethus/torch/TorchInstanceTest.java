package org.zethus.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;

class TorchInstanceTest {
  private final ExecutorService threads = Executors.newFixedThreadPool(4);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Adds its weight, 1, to a number; on the way it calls {@code during}. */
  private static final class AddOne extends TorchInstance {
    private final NDArray one;

    AddOne(StateDict weights) {
      super(weights);
      one = weights.parameter("one", Init.ONES, 1);
    }

    float add(float value, Runnable during) {
      return call(
          manager -> {
            NDArray x = Tensors.of(manager, new float[] {value}, 1);
            during.run();
            assertThat(Autograd.isRecording()).isFalse();
            return Tensors.floats(one.add(x))[0];
          });
    }
  }

  private static AddOne load() {
    Checkpoint none = Checkpoint.untrained("a test", Config.of(Map.of(), "a test"), 0);
    return new TorchBackend().load(none, Device.CPU, AddOne::new);
  }

  @Test
  void aClosedInstanceRefusesCalls() {
    AddOne instance = load();
    instance.close();
    instance.close();
    assertThatThrownBy(() -> instance.add(1, () -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("AddOne is closed");
  }

  @Test
  void closingUnderACallLetsItEnd() throws Exception {
    AddOne instance = load();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Future<Float> running =
        threads.submit(
            () ->
                instance.add(
                    41,
                    () -> {
                      inside.countDown();
                      await(closed);
                    }));
    await(inside);
    instance.close();
    closed.countDown();
    assertThat(running.get()).isEqualTo(42);
    assertThatThrownBy(() -> instance.add(1, () -> {})).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCallThatClosesItsOwnInstanceStillEnds() {
    AddOne instance = load();
    assertThat(instance.add(1, instance::close)).isEqualTo(2);
  }

  @Test
  void callsAreAnsweredOneAfterAnother() throws Exception {
    try (AddOne instance = load()) {
      AtomicInteger inside = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      Runnable count =
          () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.yield();
            inside.decrementAndGet();
          };
      var calls =
          IntStream.range(0, 200)
              .mapToObj(i -> threads.submit(() -> instance.add(i, count)))
              .toList();
      for (int i = 0; i < calls.size(); i++) {
        assertThat(calls.get(i).get()).isEqualTo(i + 1);
      }
      assertThat(most).hasValue(1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
