package org.zethus.whisper;

import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.OnnxSession;

/**
 * As sherpa-onnx exports it: the encoder makes keys and values for all layers of the decoder, which
 * gets those and a memory of fixed size at each token.
 */
record SherpaGraphs(OnnxSession encoder, OnnxSession decoder) implements Graphs {
  private static final String MEL = "mel";
  private static final String CROSS_K = "n_layer_cross_k";
  private static final String CROSS_V = "n_layer_cross_v";
  private static final String SELF_K = "n_layer_self_k_cache";
  private static final String SELF_V = "n_layer_self_v_cache";

  @Override
  public int melBins() {
    return Marks.number(encoder.metadata(), "n_mels", encoder.name());
  }

  @Override
  public Decoding listen(Tensor features) {
    Map<String, Tensor> cross = encoder.run(Map.of(MEL, features));
    Map<String, Tensor> feeds = new LinkedHashMap<>();
    feeds.put(CROSS_K, made(cross, CROSS_K, encoder));
    feeds.put(CROSS_V, made(cross, CROSS_V, encoder));
    feeds.put("in_" + SELF_K, nothing());
    feeds.put("in_" + SELF_V, nothing());
    return new Memory(decoder, feeds);
  }

  private Tensor nothing() {
    int layers = Marks.number(encoder.metadata(), "n_text_layer", encoder.name());
    int context = Marks.number(encoder.metadata(), "n_text_ctx", encoder.name());
    int width = Marks.number(encoder.metadata(), "n_text_state", encoder.name());
    return Tensor.of(new float[layers * context * width], layers, 1, context, width);
  }

  private static Tensor made(Map<String, Tensor> outputs, String name, OnnxSession graph) {
    Tensor tensor = outputs.get(name);
    if (tensor == null) {
      throw new ZethusException(
          "the graph %s makes %s; expected '%s', as sherpa-onnx exports Whisper"
              .formatted(graph.name(), outputs.keySet(), name));
    }
    return tensor;
  }

  private static final class Memory implements Decoding {
    private final OnnxSession decoder;
    private final Map<String, Tensor> feeds;
    private int offset;

    Memory(OnnxSession decoder, Map<String, Tensor> feeds) {
      this.decoder = decoder;
      this.feeds = feeds;
    }

    @Override
    public float[] next(long... ids) {
      feeds.put("tokens", Tensor.of(ids, 1, ids.length));
      feeds.put("offset", Tensor.of(new long[] {offset}, 1));
      Map<String, Tensor> outputs = decoder.run(feeds);
      feeds.put("in_" + SELF_K, made(outputs, "out_" + SELF_K, decoder));
      feeds.put("in_" + SELF_V, made(outputs, "out_" + SELF_V, decoder));
      offset += ids.length;
      return Logits.last(made(outputs, "logits", decoder), decoder);
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
  }
}
