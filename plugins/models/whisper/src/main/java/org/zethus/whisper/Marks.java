package org.zethus.whisper;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.ZethusException;

/**
 * Tokens that are no text, and how many there may be.
 *
 * @param start before everything
 * @param end behind everything
 * @param languages by their codes; empty where the model knows English alone
 * @param task what follows the language: tokens of transcribing, and of leaving times out
 * @param never tokens that are never said
 * @param neverFirst tokens with which no text begins
 * @param most tokens of a text
 */
record Marks(
    int start,
    int end,
    Map<String, Integer> languages,
    List<Integer> task,
    Set<Integer> never,
    Set<Integer> neverFirst,
    int most) {
  static final String GENERATION = "generation_config.json";

  private static final int TEXT_CONTEXT = 448;

  /** What is read of {@value #GENERATION}. */
  private record Generation(
      int decoderStartTokenId,
      int eosTokenId,
      int noTimestampsTokenId,
      @Default("{}") Map<String, Integer> langToId,
      @Default("{}") Map<String, Integer> taskToId,
      @Default("[]") List<Integer> suppressTokens,
      @Default("[]") List<Integer> beginSuppressTokens) {}

  /**
   * {@return what transformers writes beside a model}
   *
   * @throws ZethusException if a token is missing
   */
  static Marks of(Config config) {
    Generation generation = config.as(Generation.class);
    Map<String, Integer> languages = new HashMap<>();
    generation
        .langToId()
        .forEach((token, id) -> languages.put(token.replaceAll("^<\\||\\|>$", ""), id));
    Integer transcribe = generation.taskToId().get("transcribe");
    if (!languages.isEmpty() && transcribe == null) {
      throw new ZethusException(
          "%s has languages (lang_to_id), but no task_to_id.transcribe".formatted(GENERATION));
    }
    return new Marks(
        generation.decoderStartTokenId(),
        generation.eosTokenId(),
        Map.copyOf(languages),
        transcribe == null
            ? List.of(generation.noTimestampsTokenId())
            : List.of(transcribe, generation.noTimestampsTokenId()),
        Set.copyOf(generation.suppressTokens()),
        Set.copyOf(generation.beginSuppressTokens()),
        TEXT_CONTEXT / 2);
  }

  /**
   * {@return what sherpa-onnx writes into the encoder}
   *
   * @param graph its name, for messages
   * @throws ZethusException if a value is missing
   */
  static Marks of(Map<String, String> metadata, String graph) {
    Map<String, Integer> languages = new HashMap<>();
    if (number(metadata, "is_multilingual", graph) == 1) {
      List<String> codes = list(metadata, "all_language_codes", graph);
      List<String> tokens = list(metadata, "all_language_tokens", graph);
      if (codes.size() != tokens.size()) {
        throw new ZethusException(
            "the graph %s names %d languages and %d tokens for them"
                .formatted(graph, codes.size(), tokens.size()));
      }
      for (int i = 0; i < codes.size(); i++) {
        languages.put(codes.get(i), parse(tokens.get(i), "all_language_tokens", graph));
      }
    }
    int noTimestamps = number(metadata, "no_timestamps", graph);
    return new Marks(
        number(metadata, "sot", graph),
        number(metadata, "eot", graph),
        Map.copyOf(languages),
        languages.isEmpty()
            ? List.of(noTimestamps)
            : List.of(number(metadata, "transcribe", graph), noTimestamps),
        Set.of(),
        Set.of(),
        number(metadata, "n_text_ctx", graph) / 2);
  }

  private static List<String> list(Map<String, String> metadata, String key, String graph) {
    return Arrays.asList(required(metadata, key, graph).split(",", -1));
  }

  static int number(Map<String, String> metadata, String key, String graph) {
    return parse(required(metadata, key, graph), key, graph);
  }

  private static String required(Map<String, String> metadata, String key, String graph) {
    String value = metadata.get(key);
    if (value == null) {
      throw new ZethusException(
          "the graph %s has no '%s' among its metadata; expected an encoder as sherpa-onnx exports it"
              .formatted(graph, key));
    }
    return value;
  }

  private static int parse(String value, String key, String graph) {
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new ZethusException(
          "the graph %s: '%s' is '%s', expected a number".formatted(graph, key, value), e);
    }
  }
}
