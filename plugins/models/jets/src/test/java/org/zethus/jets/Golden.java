package org.zethus.jets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.testkit.GoldenCase;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.fastspeech.Phones;

/** Reads a golden case's config and batches. */
final class Golden {
  private static final String GENERATOR = "generator";

  private Golden() {}

  /** {@return the case's config with the published arithmetic, where ours differs by default} */
  static JetsConfig config(GoldenCase golden) {
    Map<String, Object> hifigan = new LinkedHashMap<>(golden.config().section("hifigan").asMap());
    Map<String, Object> model = new LinkedHashMap<>(golden.config().section("model").asMap());
    model.put("hifigan", hifigan);
    model.put("mask_everywhere", false);
    model.put("variance_control", "normalised");
    model.put("duration_rounding", "published");
    model.put("variance_input", "raw");
    model.put("speaker_in_inference", false);
    model.put("variance_embedding", Map.of("dropout", 0));
    without(model, "transformer", Map.of("encoder_dropout", 0, "decoder_dropout", 0));
    without(model, "variance_predictor", Map.of("dropout", 0));
    Map<String, Object> values = new LinkedHashMap<>(golden.config().asMap());
    values.put("model", model);
    values.put(
        "symbols", Collections.nCopies(rows(golden, "encoder.src_word_emb.weight") - 1, "x"));
    values.put("speakers", Collections.nCopies(rows(golden, "speaker_emb.weight"), "x"));
    // The cases tell the height of the mel frames and nothing else; the network needs no more.
    int hop = 1;
    for (Object rate : (Iterable<?>) hifigan.get("upsample_rates")) {
      hop *= ((Number) rate).intValue();
    }
    Map<String, Object> preprocess =
        new LinkedHashMap<>(golden.config().section("preprocess").asMap());
    preprocess.putAll(
        Map.of("sample_rate", 22050, "n_fft", 1024, "win_size", 1024, "hop_size", hop));
    preprocess.put("fmax", 8000);
    values.put("preprocess", preprocess);
    return Config.of(values, golden.name()).as(JetsConfig.class);
  }

  private static void without(Map<String, Object> model, String section, Map<String, Object> more) {
    Map<String, Object> values =
        new LinkedHashMap<>((Map<String, Object>) cast(model.get(section)));
    values.putAll(more);
    model.put(section, values);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object section) {
    return (Map<String, Object>) section;
  }

  /** {@return the rows of a matrix of the generator; 0 if it has none of that name} */
  private static int rows(GoldenCase golden, String name) {
    try (SafeTensors file = golden.weights()) {
      String full = GENERATOR + "." + name;
      return file.names().contains(full) ? Math.toIntExact(file.shape(full)[0]) : 0;
    }
  }

  /** {@return the weights of JETS without the discriminators} */
  static StateDict generator(StateDict weights) {
    return weights.at(GENERATOR);
  }

  static NDArray array(GoldenCase golden, NDManager manager, String name) {
    return Tensors.of(manager, golden.tensor(name));
  }

  static int[] ints(GoldenCase golden, String name) {
    return Arrays.stream(golden.longs(name)).mapToInt(Math::toIntExact).toArray();
  }

  /** The reference's speakers are not recorded where there is one. */
  static Phones phones(GoldenCase golden, NDManager manager) {
    NDArray ids = array(golden, manager, "in.texts");
    int[] lengths = ints(golden, "in.text_len");
    NDArray speakers =
        golden.has("in.spk_id")
            ? array(golden, manager, "in.spk_id")
            : Tensors.of(manager, new long[lengths.length], lengths.length);
    return new Phones(ids, Mask.of(manager, lengths, (int) ids.getShape().get(1)), speakers);
  }

  static float[] padded(int[][] rows, int longest) {
    float[] flat = new float[rows.length * longest];
    for (int b = 0; b < rows.length; b++) {
      for (int i = 0; i < rows[b].length; i++) {
        flat[b * longest + i] = rows[b][i];
      }
    }
    return flat;
  }
}
