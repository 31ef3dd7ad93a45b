package org.zethus.onnx.voice;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.ZethusException;

/**
 * Which of a checkpoint's files is the graph, and what lies beside it.
 *
 * @param checkpoint where they lie
 * @param graph name of the graph
 */
record VoiceFiles(Checkpoint checkpoint, String graph) {
  static final String TOKENS = "tokens.txt";
  static final String LEXICON = "lexicon.txt";
  static final String STYLES = "voices.bin";

  private static final String BUNDLED = "model.onnx";
  private static final String GRAPH = ".onnx";

  /** What vocoders' files are called, that some publishers put beside a voice. */
  private static final List<String> VOCODERS = List.of("vocos", "hifigan", "vocoder");

  /**
   * Finds a voice.
   *
   * @throws ZethusException if there is no graph
   */
  static VoiceFiles voice(Checkpoint checkpoint) {
    return find(checkpoint, false);
  }

  /**
   * Finds a vocoder.
   *
   * @throws ZethusException if there is no graph
   */
  static VoiceFiles vocoder(Checkpoint checkpoint) {
    return find(checkpoint, true);
  }

  private static VoiceFiles find(Checkpoint checkpoint, boolean vocoder) {
    return graphs(checkpoint).stream()
        .min((a, b) -> Boolean.compare(isVocoder(a) != vocoder, isVocoder(b) != vocoder))
        .map(graph -> new VoiceFiles(checkpoint, graph))
        .orElseThrow(
            () ->
                new ZethusException(
                    "no graph in checkpoint '%s': expected a file that ends with .onnx"
                        .formatted(checkpoint.name())));
  }

  /** {@return its graphs; the one that was asked for alone, if one was} */
  static List<String> graphs(Checkpoint checkpoint) {
    if (checkpoint.has(BUNDLED)) {
      return List.of(BUNDLED);
    }
    List<String> files = checkpoint.files();
    List<String> graphs = files.stream().filter(file -> file.endsWith(GRAPH)).toList();
    boolean asked = !files.isEmpty() && checkpoint.name().endsWith(files.get(0));
    return asked && !graphs.isEmpty() ? graphs.subList(0, 1) : graphs;
  }

  static boolean isVocoder(String graph) {
    String lower = graph.toLowerCase(Locale.ROOT);
    return VOCODERS.stream().anyMatch(lower::contains);
  }

  /** {@return Piper's description of the graph} */
  Optional<String> piper() {
    return checkpoint.text(graph + ".json");
  }

  /** {@return whether it is a voice: whether something beside it says how to read text} */
  boolean isVoice() {
    return checkpoint.has(graph + ".json") || checkpoint.has(TOKENS);
  }

  /** {@return how messages call the graph} */
  String name() {
    return checkpoint.name() + "/" + graph;
  }
}
