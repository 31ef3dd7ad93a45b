package org.zethus.whisper;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.tensor.DType;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;

/**
 * A Whisper of bytes, two words and six marks that says {@code ok go} of anything: the token at
 * each place is fixed, but for the language, which is German where it is quiet.
 */
final class TestGraphs {
  private static final int OK = 256;
  private static final int GO = 257;
  private static final int END = 258;
  private static final int START = 259;
  private static final int ENGLISH = 260;
  private static final int GERMAN = 261;
  private static final int TRANSCRIBE = 262;
  private static final int NO_TIMES = 263;
  private static final int VOCABULARY = 264;
  private static final int CONTEXT = 8;

  /** What follows the token at each place; the language is added to that at the first. */
  private static final float[] NEXT = {ENGLISH, 0, 0, OK, GO, END, END, END, END};

  private TestGraphs() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** {@return logits (1, n, vocabulary) of tokens at places, (1, n, 1), by what is heard, (1)} */
  private static Value logits(Graph graph, Value places, Value heard) {
    Value table = graph.constant(Tensor.of(NEXT, NEXT.length));
    Value next = table.gather(0, places.to(DType.I64));
    Value first = places.less(graph.scalar(0.5)).to(DType.F32);
    Value quiet = heard.less(graph.scalar(-1)).to(DType.F32);
    float[] all = new float[VOCABULARY];
    for (int i = 0; i < all.length; i++) {
      all[i] = i;
    }
    Value ids = graph.constant(Tensor.of(all, 1, 1, VOCABULARY));
    return next.add(first.mul(quiet)).sub(ids).pow(2).neg();
  }

  private static Value mean(Value features) {
    return features.mean(1).mean(2).reshape(1);
  }

  static Map<String, byte[]> sherpa() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("tiny-encoder.onnx", sherpaEncoder());
    files.put("tiny-decoder.onnx", sherpaDecoder());
    StringBuilder tokens = new StringBuilder();
    for (int b = 0; b < OK; b++) {
      tokens.append(line(new byte[] {(byte) b}, b));
    }
    tokens.append(line(utf8("ok"), OK)).append(line(utf8(" go"), GO));
    files.put("tiny-tokens.txt", utf8(tokens.toString()));
    return files;
  }

  private static String line(byte[] token, int id) {
    return "%s %d%n".formatted(Base64.getEncoder().encodeToString(token), id);
  }

  private static byte[] sherpaEncoder() {
    Graph graph = new Graph("encoder");
    Value heard = mean(graph.input("mel", DType.F32, "1", "80", "T")).reshape(1, 1, 1, 1);
    graph.output("n_layer_cross_k", heard, DType.F32, "1", "1", "1", "1");
    graph.output("n_layer_cross_v", heard.mul(2), DType.F32, "1", "1", "1", "1");
    return graph
        .metadata("n_mels", 80)
        .metadata("n_text_layer", 2)
        .metadata("n_text_ctx", CONTEXT)
        .metadata("n_text_state", 3)
        .metadata("sot", START)
        .metadata("eot", END)
        .metadata("transcribe", TRANSCRIBE)
        .metadata("no_timestamps", NO_TIMES)
        .metadata("is_multilingual", 1)
        .metadata("all_language_codes", "en,de")
        .metadata("all_language_tokens", ENGLISH + "," + GERMAN)
        .toBytes();
  }

  /** Counts tokens in its memory, and goes wrong where the offset is another number. */
  private static byte[] sherpaDecoder() {
    Graph graph = new Graph("decoder");
    Value tokens = graph.input("tokens", DType.I64, "1", "n");
    Value k = graph.input("in_n_layer_self_k_cache", DType.F32, "2", "1", "8", "3");
    Value v = graph.input("in_n_layer_self_v_cache", DType.F32, "2", "1", "8", "3");
    Value heard = graph.input("n_layer_cross_k", DType.F32, "1", "1", "T", "1").reshape(1);
    Value twice = graph.input("n_layer_cross_v", DType.F32, "1", "1", "T", "1").reshape(1);
    Value offset = graph.input("offset", DType.I64, "1").to(DType.F32);
    Value count = tokens.dimension(1);
    Value before = k.slice(0, 1, 2).slice(2, 7, 8).slice(3, 2, 3).reshape(1);
    Value negative = v.slice(0, 0, 1).slice(2, 0, 1).slice(3, 0, 1).reshape(1);
    Value places =
        graph
            .range(count)
            .to(DType.F32)
            .add(before)
            .add(before.sub(offset))
            .add(before.add(negative))
            .reshape(1, -1, 1);
    graph.output("logits", logits(graph, places, twice.sub(heard)), DType.F32, "1", "n", "264");
    Value said = count.to(DType.F32);
    graph.output("out_n_layer_self_k_cache", k.add(said), DType.F32, "2", "1", "8", "3");
    graph.output("out_n_layer_self_v_cache", v.sub(said), DType.F32, "2", "1", "8", "3");
    return graph.toBytes();
  }

  static Map<String, byte[]> merged() {
    Map<String, byte[]> files = optimum();
    files.keySet().removeIf(file -> file.contains("decoder"));
    files.put("onnx/decoder_model_merged.onnx", mergedDecoder());
    return files;
  }

  static Map<String, byte[]> optimum() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("config.json", utf8("{\"model_type\": \"whisper\"}"));
    files.put(
        "generation_config.json",
        utf8(
            """
            {"decoder_start_token_id": %d, "eos_token_id": %d, "no_timestamps_token_id": %d,
             "lang_to_id": {"<|en|>": %d, "<|de|>": %d}, "task_to_id": {"transcribe": %d},
             "begin_suppress_tokens": [], "suppress_tokens": [], "max_length": 448}
            """
                .formatted(START, END, NO_TIMES, ENGLISH, GERMAN, TRANSCRIBE)));
    files.put("vocab.json", utf8(vocabulary()));
    files.put("merges.txt", utf8("#version: 0.2\n"));
    files.put("onnx/encoder_model.onnx", optimumEncoder());
    files.put("onnx/decoder_model.onnx", optimumDecoder(false));
    files.put("onnx/decoder_with_past_model.onnx", optimumDecoder(true));
    return files;
  }

  /** {@return bytes as the characters that stand for them, and both words} */
  private static String vocabulary() {
    StringBuilder json = new StringBuilder("{");
    int hidden = OK;
    for (int b = 0; b < OK; b++) {
      boolean seen = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
      json.append("\"\\u%04x\": %d, ".formatted(seen ? b : hidden++, b));
    }
    return json.append("\"ok\": %d, \"\\u0120go\": %d}".formatted(OK, GO)).toString();
  }

  private static byte[] optimumEncoder() {
    Graph graph = new Graph("encoder");
    Value heard = mean(graph.input("input_features", DType.F32, "B", "80", "3000"));
    graph.output("last_hidden_state", heard.reshape(1, 1, 1), DType.F32, "B", "T", "1");
    return graph.toBytes();
  }

  /**
   * Both decoders in one: looks at its memory where it is told to. Then it says nothing more of
   * what was heard, and goes wrong where it is not given that, or more than one token.
   */
  private static byte[] mergedDecoder() {
    Graph graph = new Graph("decoder");
    Value ids = graph.input("input_ids", DType.I64, "B", "n");
    Value hidden = graph.input("encoder_hidden_states", DType.F32, "B", "T", "1").reshape(1);
    Value past = graph.input("past_key_values.0.decoder.key", DType.F32, "B", "1", "p", "1");
    Value heard = graph.input("past_key_values.0.encoder.key", DType.F32, "B", "1", "T", "1");
    Value cached = graph.input("use_cache_branch", DType.BOOL, "1");
    Value said = past.dimension(2);
    Value before = cached.where(said, graph.integers(0));
    Value many = ids.dimension(1).to(DType.F32).sub(1);
    Value wrong = cached.to(DType.F32).mul(heard.reshape(1).sub(hidden).add(many)).mul(1000);
    Value at = graph.range(ids.dimension(1)).add(before).to(DType.F32).add(wrong);
    graph.output("logits", logits(graph, at.reshape(1, -1, 1), hidden), DType.F32, "B", "n", "264");
    Value own = past.concat(ids.to(DType.F32).reshape(1, 1, -1, 1), 2);
    Value kept = own.slice(2, said.sub(before), own.dimension(2), 1);
    graph.output("present.0.decoder.key", kept, DType.F32, "B", "1", "m", "1");
    Value first = graph.scalar(1).sub(cached.to(DType.F32));
    graph.output(
        "present.0.encoder.key",
        hidden.mul(first).reshape(1, 1, 1, 1),
        DType.F32,
        "B",
        "1",
        "T",
        "1");
    return graph.toBytes();
  }

  /** Counts tokens by the length of its memory. */
  private static byte[] optimumDecoder(boolean following) {
    Graph graph = new Graph("decoder");
    Value ids = graph.input("input_ids", DType.I64, "B", following ? "1" : "n");
    Value own = ids.to(DType.F32).reshape(1, 1, -1, 1);
    Value places = graph.range(ids.dimension(1));
    Value heard;
    if (following) {
      Value past = graph.input("past_key_values.0.decoder.key", DType.F32, "B", "1", "p", "1");
      heard = graph.input("past_key_values.0.encoder.key", DType.F32, "B", "1", "T", "1");
      places = places.add(past.dimension(2));
      own = past.concat(own, 2);
    } else {
      heard = graph.input("encoder_hidden_states", DType.F32, "B", "T", "1");
      graph.output(
          "present.0.encoder.key", heard.reshape(1, 1, 1, 1), DType.F32, "B", "1", "T", "1");
    }
    Value at = places.to(DType.F32).reshape(1, -1, 1);
    graph.output("logits", logits(graph, at, heard.reshape(1)), DType.F32, "B", "n", "264");
    graph.output("present.0.decoder.key", own, DType.F32, "B", "1", "m", "1");
    return graph.toBytes();
  }
}
