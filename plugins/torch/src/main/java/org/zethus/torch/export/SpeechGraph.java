package org.zethus.torch.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Json;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.tensor.DType;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;

/**
 * The graph of a model that speaks: its inputs, its output, and the files that programs read beside
 * it. It says one utterance at a time, so lengths are taken and not looked at.
 *
 * <p>Programs put symbols between and around phones that a model may not know: what begins and ends
 * a sentence, blanks, the gap between two words. Here they all have an id beyond the model's own,
 * and the graph leaves such ids out.
 */
public final class SpeechGraph {
  private static final List<String> FRAMING = List.of("_", "^", "$");

  /** What our own front end begins a sentence with; lists of words know nothing of it. */
  private static final String OPENING = "SIL";

  /** Who reads the text. */
  public enum Layout {
    /** The phones are espeak-ng's, a symbol for each character: Piper's layout. */
    ESPEAK,
    /** A list of words and their phones lies beside the graph: sherpa-onnx' plain VITS. */
    LEXICON;

    /**
     * {@return the layout of a voice that was trained here}
     *
     * @param frontEnd id of the text front end that reads to it
     * @throws ZethusException if other programs cannot read as it does
     */
    public static Layout of(String frontEnd) {
      return switch (frontEnd) {
        case "piper" -> ESPEAK;
        case "english" -> LEXICON;
        default ->
            throw new ZethusException(
                "the voice reads text with the front end '%s', which no program that runs ONNX voices has; a voice trained with the front end 'english' or 'piper' can be exported"
                    .formatted(frontEnd));
      };
    }
  }

  /**
   * What a voice is like.
   *
   * @param name of its model, e.g. {@code vits}
   * @param layout who reads the text
   * @param symbols by id
   * @param speakers by id; one for a single voice
   * @param sampleRate of its sound, in Hz
   * @param noiseScale where nobody says otherwise
   * @param noiseScaleW of durations, likewise
   * @param lengthScale likewise
   */
  public record Voice(
      String name,
      Layout layout,
      List<String> symbols,
      List<String> speakers,
      int sampleRate,
      double noiseScale,
      double noiseScaleW,
      double lengthScale) {
    private boolean espeak() {
      return layout == Layout.ESPEAK;
    }
  }

  private final Voice voice;
  private final Graph graph;
  private final Value phones;
  private final Value noiseScale;
  private final Value lengthScale;
  private final Value noiseScaleW;
  private final @Nullable Value speaker;

  /** Declares the inputs. */
  public SpeechGraph(Voice voice) {
    this.voice = voice;
    graph = new Graph(voice.name());
    Value ids = graph.input(voice.espeak() ? "input" : "x", DType.I64, "1", "phones");
    graph.input(voice.espeak() ? "input_lengths" : "x_length", DType.I64, "1");
    if (voice.espeak()) {
      Value scales = graph.input("scales", DType.F32, "3");
      noiseScale = scales.slice(0, 0, 1);
      lengthScale = scales.slice(0, 1, 2);
      noiseScaleW = scales.slice(0, 2, 3);
    } else {
      noiseScale = graph.input("noise_scale", DType.F32, "1");
      lengthScale = graph.input("length_scale", DType.F32, "1");
      noiseScaleW = graph.input("noise_scale_w", DType.F32, "1");
    }
    speaker = voice.speakers().size() > 1 ? graph.input("sid", DType.I64, "1") : null;
    phones = known(ids.squeeze(0)).expandDims(0);
  }

  /** The id that is left out. */
  private int silent() {
    return voice.symbols().size();
  }

  private Value known(Value ids) {
    int opening = voice.symbols().indexOf(OPENING);
    if (opening < 0) {
      return where(ids, ids.less(graph.integer(silent())));
    }
    Value known = ids.less(graph.integer(silent())).and(ids.differs(graph.integer(opening)));
    return graph.integers(opening).concat(where(ids, known), 0);
  }

  private Value where(Value ids, Value truths) {
    return ids.gather(0, graph.op("NonZero").of(truths).result().squeeze(0));
  }

  /** {@return the ids of symbols that the model knows, int64 (1, P)} */
  public Value phones() {
    return phones;
  }

  /** {@return how far latents may be from the likeliest ones, (1)} */
  public Value noiseScale() {
    return noiseScale;
  }

  /** {@return the factor on durations, (1)} */
  public Value lengthScale() {
    return lengthScale;
  }

  /** {@return how far durations may be from the likeliest ones, (1)} */
  public Value noiseScaleW() {
    return noiseScaleW;
  }

  /** {@return the speaker's id, int64 (1); null where there is one voice} */
  public @Nullable Value speaker() {
    return speaker;
  }

  /**
   * Writes the graph, {@code tokens.txt}, and for Piper its JSON.
   *
   * @param audio samples, (1, 1, N)
   */
  public void write(Value audio, OnnxFiles files) {
    if (voice.espeak()) {
      graph.output("output", audio.expandDims(0), DType.F32, "1", "1", "1", "samples");
    } else {
      graph.output("y", audio, DType.F32, "1", "1", "samples");
    }
    graph
        .metadata("model_type", voice.name())
        .metadata("comment", voice.espeak() ? "piper" : "zethus")
        .metadata("language", "English")
        .metadata("voice", "en-us")
        .metadata("has_espeak", voice.espeak() ? 1 : 0)
        .metadata("sample_rate", voice.sampleRate())
        .metadata("n_speakers", voice.speakers().size())
        .metadata("add_blank", 0)
        .metadata("punctuation", punctuation());
    Map<String, Integer> tokens = tokens();
    files.graph(graph).beside("tokens.txt", lines(tokens));
    if (voice.espeak()) {
      files.beside(files.name() + ".json", Json.writePretty(piper(tokens)));
    }
  }

  private String punctuation() {
    return voice.symbols().stream()
        .filter(symbol -> symbol.length() == 1 && ",.!?:;".contains(symbol))
        .collect(Collectors.joining(" "));
  }

  private Map<String, Integer> tokens() {
    Map<String, Integer> tokens = new LinkedHashMap<>();
    for (int id = 0; id < voice.symbols().size(); id++) {
      String symbol = voice.symbols().get(id);
      if (!voice.espeak() || symbol.codePointCount(0, symbol.length()) == 1) {
        tokens.putIfAbsent(symbol, id);
      }
    }
    FRAMING.forEach(symbol -> tokens.put(symbol, silent()));
    tokens.putIfAbsent(" ", silent());
    return tokens;
  }

  private static String lines(Map<String, Integer> tokens) {
    return tokens.entrySet().stream()
        .map(token -> token.getKey() + " " + token.getValue() + "\n")
        .collect(Collectors.joining());
  }

  private Map<String, Object> piper(Map<String, Integer> tokens) {
    Map<String, Object> ids = new LinkedHashMap<>();
    tokens.forEach((symbol, id) -> ids.put(symbol, List.of((long) id)));
    Map<String, Object> speakers = new LinkedHashMap<>();
    if (voice.speakers().size() > 1) {
      voice.speakers().forEach(name -> speakers.put(name, (long) speakers.size()));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("audio", Map.of("sample_rate", (long) voice.sampleRate()));
    json.put("espeak", Map.of("voice", "en-us"));
    Map<String, Object> inference = new LinkedHashMap<>();
    inference.put("noise_scale", voice.noiseScale());
    inference.put("length_scale", voice.lengthScale());
    inference.put("noise_w", voice.noiseScaleW());
    json.put("inference", inference);
    json.put("phoneme_type", "espeak");
    json.put("phoneme_map", Map.of());
    json.put("phoneme_id_map", ids);
    json.put("num_symbols", (long) silent() + 1);
    json.put("num_speakers", (long) voice.speakers().size());
    json.put("speaker_id_map", speakers);
    return json;
  }
}
