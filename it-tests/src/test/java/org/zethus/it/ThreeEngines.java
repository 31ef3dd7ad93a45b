package org.zethus.it;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxBackend;
import org.zethus.onnx.OnnxSession;
import org.zethus.onnx.SessionSettings;
import org.zethus.onnx.graph.Graph;
import org.zethus.tf.TensorFlowBackend;
import org.zethus.tf.TensorGraph;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

/**
 * A process of its own that loads engines in the order of its arguments, and lets all that are
 * loaded multiply matrices: one after another each time, then all at once on six threads.
 */
final class ThreeEngines {
  private static final int SIZE = 384;
  private static final int THREADS = 6;
  private static final int CALLS = 20;

  /** Multiplies (n, n) by (n, n). */
  private interface Product {
    float[] of(float[] a, float[] b, int n);
  }

  private ThreeEngines() {}

  /**
   * Prints how many products were checked and how many of them were wrong.
   *
   * @param order names of engines
   */
  public static void main(String[] order) throws InterruptedException {
    Map<String, Product> loaded = new LinkedHashMap<>();
    AtomicInteger checked = new AtomicInteger();
    AtomicInteger wrong = new AtomicInteger();
    for (String engine : order) {
      loaded.put(engine, load(engine));
      for (Product product : loaded.values()) {
        count(product, SIZE, new Random(1), checked, wrong);
      }
    }
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Random random = new Random(i);
      Thread thread =
          new Thread(
              () -> {
                for (int call = 0; call < CALLS; call++) {
                  int n = 1 + random.nextInt(128);
                  loaded.values().forEach(product -> count(product, n, random, checked, wrong));
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("checked " + checked + " wrong " + wrong);
  }

  private static void count(
      Product product, int n, Random random, AtomicInteger checked, AtomicInteger wrong) {
    float[] a = uniform(n * n, random);
    float[] b = uniform(n * n, random);
    float[] found = product.of(a, b, n);
    checked.incrementAndGet();
    for (int place = 0; place < n * n; place += n + 7) { // some of each row
      double sum = 0;
      for (int k = 0; k < n; k++) {
        sum += (double) a[place / n * n + k] * b[k * n + place % n];
      }
      if (!(Math.abs(found[place] - sum) < 1e-3)) {
        wrong.incrementAndGet();
        return;
      }
    }
  }

  private static float[] uniform(int length, Random random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = 2 * random.nextFloat() - 1;
    }
    return values;
  }

  private static Product load(String engine) {
    return switch (engine) {
      case "pytorch" -> pytorch();
      case "onnxruntime" -> onnxRuntime();
      case "tensorflow" -> tensorFlow();
      default -> throw new IllegalArgumentException(engine);
    };
  }

  private static Product pytorch() {
    Checkpoint nothing = Checkpoint.untrained("none", Config.of(Map.of(), "none"), 1);
    StateDict memory = new TorchBackend().open(nothing, Device.CPU);
    return (a, b, n) ->
        Autograd.inference(
            () ->
                Scope.run(
                    () -> {
                      NDArray left = Tensors.of(memory.manager(), a, n, n);
                      return Tensors.floats(left.matMul(Tensors.of(memory.manager(), b, n, n)));
                    }));
  }

  private static Product onnxRuntime() {
    Graph graph = new Graph("product");
    graph.output(
        "y",
        graph.input("a", DType.F32, "n", "n").matMul(graph.input("b", DType.F32, "n", "n")),
        DType.F32,
        "n",
        "n");
    OnnxSession session =
        new OnnxBackend()
            .open(ByteBuffer.wrap(graph.toBytes()), "product", SessionSettings.on(Device.CPU));
    return (a, b, n) -> session.run(inputs(a, b, n)).get("y").floats();
  }

  private static Product tensorFlow() {
    TensorGraph graph =
        new TensorFlowBackend()
            .build(
                "product",
                Map.of(),
                Device.CPU,
                building ->
                    building.output(
                        "y",
                        building
                            .ops()
                            .linalg
                            .matMul(building.input("a", -1, -1), building.input("b", -1, -1))));
    return (a, b, n) -> graph.run(inputs(a, b, n)).get("y").floats();
  }

  private static Map<String, Tensor> inputs(float[] a, float[] b, int n) {
    return Map.of("a", Tensor.of(a, n, n), "b", Tensor.of(b, n, n));
  }
}
