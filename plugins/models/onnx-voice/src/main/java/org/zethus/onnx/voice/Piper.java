package org.zethus.onnx.voice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.plugin.ZethusException;
import org.zethus.onnx.OnnxSession;
import org.zethus.text.espeak.Espeak;

/**
 * Piper's {@code voice.onnx.json}: what is read of it.
 *
 * @param audio its sound
 * @param espeak who says the phones
 * @param inference how to speak
 * @param phonemeType {@code espeak}, or {@code text} for characters
 * @param phonemeIdMap ids by symbol
 * @param numSpeakers at least 1
 * @param speakerIdMap ids by name
 */
record Piper(
    Audio audio,
    @Default("{}") EspeakVoice espeak,
    @Default("{}") Scales inference,
    @Default("espeak") String phonemeType,
    Map<String, List<Long>> phonemeIdMap,
    @Default("1") int numSpeakers,
    @Default("{}") Map<String, Long> speakerIdMap) {
  /** Of its sound. */
  record Audio(int sampleRate) {}

  /** A voice of espeak-ng. */
  record EspeakVoice(@Default("en-us") String voice) {}

  /**
   * Reads a voice.
   *
   * @param json the file's text
   */
  static VoiceLayout layout(String json, OnnxSession session, Espeak espeak) {
    Piper piper = Config.parse(json, session.name() + ".json").as(Piper.class);
    Tokens tokens = new Tokens(piper.phonemeIdMap);
    return new VoiceLayout(
        TextReader.bySentence(
            Locale.forLanguageTag(piper.espeak.voice),
            piper.reader(tokens, espeak, session.name())),
        VitsGraph.vits(session, piper.audio.sampleRate),
        new Speakers(piper.numSpeakers, piper.speakerIdMap, 0),
        piper.inference);
  }

  private TextReader.SentenceReader reader(Tokens tokens, Espeak espeakNg, String graph) {
    Framing framing = Framing.piper(tokens);
    return switch (phonemeType) {
      case "espeak" -> new EspeakReader(espeakNg, espeak.voice, tokens, framing);
      case "text" -> new CharacterReader(tokens, framing);
      default ->
          throw new ZethusException(
              "%s.json has phoneme_type '%s'; known are espeak and text"
                  .formatted(graph, phonemeType));
    };
  }
}
