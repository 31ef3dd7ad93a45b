package org.zethus.api.model;

import org.zethus.api.audio.Waveform;

/**
 * Voice conversion between speakers that a model knows: the same words by another voice.
 *
 * @param source what is said; mono, at the model's sample rate
 * @param sourceSpeaker who says it, one of the model's speakers; empty for its first
 * @param targetSpeaker who shall; likewise
 * @param seed of everything random
 */
public record VcRequest(Waveform source, String sourceSpeaker, String targetSpeaker, long seed)
    implements ModelRequest {
  @Override
  public String task() {
    return "vc";
  }
}
