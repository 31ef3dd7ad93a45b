package org.zethus.api.asr;

import org.zethus.api.audio.Waveform;

/**
 * What is to be recognised.
 *
 * @param speech mono, at the recogniser's sample rate
 * @param language BCP 47 tag of what is spoken, e.g. {@code en}; empty: the recogniser finds out,
 *     or knows one language alone
 */
public record AsrRequest(Waveform speech, String language) {
  /** Speech of a language that the recogniser finds out. */
  public AsrRequest(Waveform speech) {
    this(speech, "");
  }
}
