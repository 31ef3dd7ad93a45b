package org.zethus.api.model;

import org.zethus.api.audio.Waveform;

/**
 * Voice conversion to a speaker whom a model has never heard but in one recording: the words and
 * the melody of the source in the voice of the reference. Both may have any sample rate and number
 * of channels.
 *
 * @param source what is said
 * @param reference a few seconds of the voice that shall say it
 * @param seed of everything random
 */
public record ZeroShotVcRequest(Waveform source, Waveform reference, long seed)
    implements ModelRequest {
  @Override
  public String task() {
    return "vc";
  }
}
