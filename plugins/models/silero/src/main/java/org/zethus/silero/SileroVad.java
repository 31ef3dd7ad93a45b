package org.zethus.silero;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;

/**
 * A recurrent network that hears one window of 32 ms after another, and says of each how probably
 * somebody speaks in it. Threads may share it.
 */
final class SileroVad implements AutoCloseable {
  /** Samples per second that it listens at. */
  static final int SAMPLE_RATE = 16_000;

  /** Samples of a window. */
  static final int WINDOW = 512;

  private final OnnxSession session;
  private final SileroLayout layout;

  /**
   * Listens with a graph.
   *
   * @param session owned from now on, closed if this throws
   * @throws ZethusException if the graph is none of Silero's
   */
  SileroVad(OnnxSession session) {
    this.session = session;
    try {
      layout = SileroLayout.of(session);
    } catch (ZethusException e) {
      session.close();
      throw e;
    }
  }

  /**
   * {@return the probability of speech in each window; the last one is filled up with silence}
   *
   * @param samples mono, at {@link #SAMPLE_RATE}
   */
  float[] probabilities(float[] samples) {
    float[] probabilities = new float[(samples.length + WINDOW - 1) / WINDOW];
    Map<String, Tensor> feeds = new HashMap<>();
    layout.memory().keySet().forEach(input -> feeds.put(input, layout.nothing()));
    if (!layout.rate().isEmpty()) {
      feeds.put(layout.rate(), rate());
    }
    float[] heard = new float[layout.context() + WINDOW];
    for (int i = 0; i < probabilities.length; i++) {
      System.arraycopy(heard, WINDOW, heard, 0, layout.context());
      Arrays.fill(heard, layout.context(), heard.length, 0);
      int from = i * WINDOW;
      int count = Math.min(WINDOW, samples.length - from);
      System.arraycopy(samples, from, heard, layout.context(), count);
      feeds.put(layout.sound(), Tensor.of(heard, 1, heard.length));
      Map<String, Tensor> made = session.run(feeds);
      probabilities[i] = output(made, layout.probability()).floats()[0];
      layout.memory().forEach((input, output) -> feeds.put(input, output(made, output)));
    }
    return probabilities;
  }

  /** The published graphs take a scalar, some that others wrote a list of one. */
  private Tensor rate() {
    long[] shape = session.input(layout.rate()).shape();
    Arrays.fill(shape, 1);
    return Tensor.of(new long[] {SAMPLE_RATE}, shape);
  }

  private Tensor output(Map<String, Tensor> made, String name) {
    Tensor output = made.get(name);
    if (output == null || output.length() == 0) {
      throw new ZethusException(
          "the graph %s makes %s; expected a tensor '%s' with elements, as Silero VAD's"
              .formatted(session.name(), made, name));
    }
    return output;
  }

  @Override
  public void close() {
    session.close();
  }
}
