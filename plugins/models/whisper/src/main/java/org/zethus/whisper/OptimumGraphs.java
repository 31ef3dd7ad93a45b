package org.zethus.whisper;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;
import org.zethus.onnx.Port;

/**
 * As Optimum exports it: one graph of the decoder reads the first tokens, another the following
 * ones with the keys and values of those before. A merged graph is both, and is told which to be.
 * Without one for the following, all tokens are read again each time.
 *
 * @param following null where there is none; the decoder itself where it is merged
 */
record OptimumGraphs(OnnxSession encoder, OnnxSession decoder, @Nullable OnnxSession following)
    implements Graphs {
  private static final String FEATURES = "input_features";
  private static final String IDS = "input_ids";
  private static final String HIDDEN = "encoder_hidden_states";
  private static final String PRESENT = "present.";
  private static final String PAST = "past_key_values.";

  /** The keys and values of what was heard, which only the first tokens' graph makes. */
  private static final String HEARD = ".encoder.";

  private static final String USE_CACHE = "use_cache_branch";

  @Override
  public int melBins() {
    long[] shape = encoder.input(FEATURES).shape();
    if (shape.length != 3 || shape[1] < 1) {
      throw new ZethusException(
          "the graph %s takes '%s' of the shape %s; expected (batch, mel bins, frames) with a fixed number of bins"
              .formatted(encoder.name(), FEATURES, Arrays.toString(shape)));
    }
    return (int) shape[1];
  }

  @Override
  public Decoding listen(Tensor features) {
    Tensor hidden = encoder.run(Map.of(FEATURES, features)).values().iterator().next();
    return new Memory(this, hidden);
  }

  private static final class Memory implements Decoding {
    private final OptimumGraphs graphs;

    /** Keys and values, and what the encoder made, by the names of inputs. */
    private final Map<String, Tensor> memory = new HashMap<>();

    private long[] said = {};

    Memory(OptimumGraphs graphs, Tensor hidden) {
      this.graphs = graphs;
      memory.put(HIDDEN, hidden);
    }

    @Override
    public float[] next(long... ids) {
      OnnxSession graph = said.length == 0 ? null : graphs.following();
      int before = said.length;
      said = Arrays.copyOf(said, before + ids.length);
      System.arraycopy(ids, 0, said, before, ids.length);
      if (graph == null) {
        return run(graphs.decoder(), said, false);
      }
      float[] logits = {};
      for (long id : ids) { // what remembers is exported for one token at a time
        logits = run(graph, new long[] {id}, true);
      }
      return logits;
    }

    private float[] run(OnnxSession graph, long[] ids, boolean remembers) {
      memory.put(IDS, Tensor.of(ids, 1, ids.length));
      memory.put(USE_CACHE, flag(remembers));
      Map<String, Tensor> feeds = new LinkedHashMap<>();
      for (String input : graph.inputNames()) {
        Tensor fed = memory.get(input);
        if (fed == null && !remembers && input.startsWith(PAST)) {
          fed = nothing(graph.input(input));
        }
        if (fed != null) { // the graph's own message names what is missing
          feeds.put(input, fed);
        }
      }
      Map<String, Tensor> outputs = graph.run(feeds);
      outputs.forEach(
          (name, tensor) -> {
            if (name.startsWith(PRESENT) && !(remembers && name.contains(HEARD))) {
              memory.put(PAST + name.substring(PRESENT.length()), tensor);
            }
          });
      Tensor logits = outputs.get("logits");
      if (logits == null) {
        throw new ZethusException(
            "the graph %s makes %s; expected 'logits', as Optimum exports Whisper"
                .formatted(graph.name(), outputs.keySet()));
      }
      return Logits.last(logits, graph);
    }
  }

  private static Tensor flag(boolean value) {
    ByteBuffer bytes = ByteBuffer.wrap(new byte[] {(byte) (value ? 1 : 0)});
    return new Tensor(DType.BOOL, new long[] {1}, bytes);
  }

  /** What a merged graph wants for a memory that it does not look at: one of everything. */
  private static Tensor nothing(Port port) {
    long[] shape = Arrays.stream(port.shape()).map(size -> Math.max(1, size)).toArray();
    return Tensor.of(new float[(int) Tensor.elements(shape)], shape);
  }

  @Override
  public void requireOpen() {
    encoder.requireOpen();
  }

  @Override
  public void close() {
    encoder.close();
    decoder.close();
    if (following != null) {
      following.close();
    }
  }
}
