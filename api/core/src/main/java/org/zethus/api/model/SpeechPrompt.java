package org.zethus.api.model;

import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

/**
 * Speech to continue from: its voice, manner and recording conditions are what a zero-shot model
 * imitates.
 *
 * @param speech a few seconds of one speaker, at any sample rate
 * @param text what is said in it; empty where nobody knows
 * @param language of that text by its ISO 639-1 code; empty: that of the text to say
 */
public record SpeechPrompt(Waveform speech, String text, String language) {
  public SpeechPrompt {
    Languages.requireCode(language);
    if (speech.length() == 0) {
      throw new ZethusException(
          "found a prompt without samples; give a recording of a few seconds");
    }
  }

  /** In the language of the text to say. */
  public SpeechPrompt(Waveform speech, String text) {
    this(speech, text, "");
  }

  /** {@return the same with the words that are said in it} */
  public SpeechPrompt withText(String words) {
    return new SpeechPrompt(speech, words, language);
  }
}
