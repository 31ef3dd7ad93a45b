package org.zethus.api.model;

import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

/**
 * Speech to continue from: its voice, manner and recording conditions are what a zero-shot model
 * imitates.
 *
 * @param speech a few seconds of one speaker, at any sample rate
 * @param text what is said in it; empty where nobody knows
 */
public record SpeechPrompt(Waveform speech, String text) {
  public SpeechPrompt {
    if (speech.length() == 0) {
      throw new ZethusException(
          "found a prompt without samples; give a recording of a few seconds");
    }
  }
}
