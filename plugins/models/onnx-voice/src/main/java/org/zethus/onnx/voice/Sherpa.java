package org.zethus.onnx.voice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.OnnxSession;
import org.zethus.text.Sentence;
import org.zethus.text.SymbolTable;
import org.zethus.text.TextFrontEnd;
import org.zethus.text.espeak.Espeak;

/** A voice in the layout of sherpa-onnx: what its graph's metadata and the files beside it say. */
final class Sherpa {
  /** Our export's {@code comment}: the phones are those of our own front end. */
  private static final String OURS = "zethus";

  private static final String OUR_FRONT_END = "english";

  /** An input that MeloTTS alone has. */
  static final String TONES = "tones";

  private final VoiceFiles files;
  private final OnnxSession session;
  private final Metadata metadata;
  private final Tokens tokens;
  private final Espeak espeak;
  private final List<TextFrontEnd> frontEnds;

  Sherpa(VoiceFiles files, OnnxSession session, Espeak espeak, List<TextFrontEnd> frontEnds) {
    this.files = files;
    this.session = session;
    this.espeak = espeak;
    this.frontEnds = frontEnds;
    this.metadata = new Metadata(session);
    this.tokens = Tokens.parse(text(VoiceFiles.TOKENS), name(VoiceFiles.TOKENS));
  }

  VoiceLayout layout() {
    int speakers = metadata.number("n_speakers", 1);
    return new VoiceLayout(
        reader(),
        graph(metadata.number("sample_rate"), speakers),
        new Speakers(speakers, names(), metadata.number("speaker_id", 0)),
        new Scales(0.667, 1, 0.8));
  }

  private boolean isKokoro() {
    return !metadata.text("style_dim").isEmpty();
  }

  private boolean isMatcha() {
    return metadata.text("model_type").toLowerCase(Locale.ROOT).contains("matcha");
  }

  private boolean isMelo() {
    return session.inputNames().contains(TONES);
  }

  private SpeakingGraph graph(int sampleRate, int speakers) {
    if (isKokoro()) {
      return new KokoroGraph(
          session,
          sampleRate,
          speakers,
          files.checkpoint().data(VoiceFiles.STYLES),
          metadata.text("style_dim"));
    }
    return isMatcha() ? VitsGraph.matcha(session, sampleRate) : VitsGraph.vits(session, sampleRate);
  }

  private Map<String, Long> names() {
    Map<String, Long> names = new LinkedHashMap<>();
    for (String name : metadata.text("speaker_names").split(",")) {
      if (!name.isBlank()) {
        names.put(name.strip(), (long) names.size());
      }
    }
    return names;
  }

  private TextReader reader() {
    String comment = metadata.text("comment").toLowerCase(Locale.ROOT);
    if (comment.equals(OURS)) {
      return ours(TextFrontEnd.named(OUR_FRONT_END, frontEnds, session.name()));
    }
    String voice = metadata.text("voice").isEmpty() ? "en-us" : metadata.text("voice");
    return TextReader.bySentence(Locale.forLanguageTag(voice), sentences(comment, voice));
  }

  private TextReader.SentenceReader sentences(String comment, String voice) {
    boolean says =
        comment.contains("piper")
            || comment.contains("coqui")
            || metadata.flag("has_espeak")
            || isKokoro();
    Framing framing = framing(says && !comment.contains("coqui"));
    if (says) {
      return new EspeakReader(espeak, voice, tokens, framing);
    }
    Optional<String> lexicon = files.checkpoint().text(VoiceFiles.LEXICON);
    if (isMelo()) {
      return melo(lexicon);
    }
    return lexicon.isPresent()
        ? new LexiconReader(lexicon.get(), name(VoiceFiles.LEXICON), tokens, false, framing)
        : new CharacterReader(tokens, framing);
  }

  /** MeloTTS's: the blank and its tone are 0. */
  private TextReader.SentenceReader melo(Optional<String> lexicon) {
    String words =
        lexicon.orElseThrow(
            () ->
                new ZethusException(
                    "no %s beside %s: expected the phones and tones of its words there, as MeloTTS is published"
                        .formatted(VoiceFiles.LEXICON, files.name())));
    boolean english = metadata.text("language").toLowerCase(Locale.ROOT).startsWith("en");
    return new LexiconReader(
        words,
        name(VoiceFiles.LEXICON),
        english ? tokens.renamed("v", "V") : tokens, // MeloTTS's own v is a vowel of Chinese
        true,
        metadata.flag("add_blank") ? Framing.blanks(0) : Framing.NONE);
  }

  /**
   * {@return the family's framing}
   *
   * @param piper whether that of VITS is Piper's
   */
  private Framing framing(boolean piper) {
    if (isKokoro()) {
      return Framing.ZEROS;
    }
    if (isMatcha()) {
      return ended(metadata.number("pad_id", 0));
    }
    if (piper) {
      return Framing.piper(tokens);
    }
    return metadata.flag("add_blank") ? ended(metadata.number("blank_id", 0)) : Framing.NONE;
  }

  private Framing ended(long blank) {
    return metadata.flag("use_eos_bos")
        ? Framing.blanksAndEnds(blank, tokens)
        : Framing.blanks(blank);
  }

  private TextReader ours(TextFrontEnd frontEnd) {
    SymbolTable table = tokens.table();
    return text ->
        frontEnd.read(text).stream()
            .map(sentence -> new TextReader.Line(sentence.text(), symbols(sentence, table)));
  }

  private static Symbols symbols(Sentence sentence, SymbolTable table) {
    return Symbols.of(
        table.encodeNearest(sentence.phones()).ids().stream().map(Integer::longValue).toList());
  }

  private String text(String file) {
    return files
        .checkpoint()
        .text(file)
        .orElseThrow(
            () ->
                new ZethusException(
                    "no %s beside %s: expected the symbols' ids there, or a file %s.json as Piper has it"
                        .formatted(file, files.name(), files.graph())));
  }

  private String name(String file) {
    return files.checkpoint().name() + "/" + file;
  }
}
