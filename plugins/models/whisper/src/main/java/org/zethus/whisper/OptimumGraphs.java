package org.zethus.whisper;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;

/**
 * As Optimum exports it: one graph of the decoder reads the first tokens, another the following
 * ones with the keys and values of those before. Without that one, all tokens are read again each
 * time.
 *
 * @param following null where there is none
 */
record OptimumGraphs(OnnxSession encoder, OnnxSession decoder, @Nullable OnnxSession following)
    implements Graphs {
  private static final String FEATURES = "input_features";
  private static final String IDS = "input_ids";
  private static final String HIDDEN = "encoder_hidden_states";
  private static final String PRESENT = "present.";
  private static final String PAST = "past_key_values.";

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
      return graph == null ? run(graphs.decoder(), said) : run(graph, ids);
    }

    private float[] run(OnnxSession graph, long[] ids) {
      memory.put(IDS, Tensor.of(ids, 1, ids.length));
      Map<String, Tensor> feeds = new LinkedHashMap<>();
      for (String input : graph.inputNames()) {
        Tensor fed = memory.get(input);
        if (fed != null) { // the graph's own message names what is missing
          feeds.put(input, fed);
        }
      }
      Map<String, Tensor> outputs = graph.run(feeds);
      outputs.forEach(
          (name, tensor) -> {
            if (name.startsWith(PRESENT)) {
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
