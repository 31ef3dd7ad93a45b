package org.zethus.api.voice;

import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.Checkpoint;

/**
 * A model and, unless that makes waveforms, a vocoder, with their weights.
 *
 * @param description one line: who or what speaks
 * @param language BCP 47 tag, e.g. {@code en-US}
 * @param licence of the weights, e.g. {@code MIT}
 * @param model makes mel frames or waveforms of text
 * @param vocoder makes waveforms of the model's mel frames
 */
public record Voice(
    String description, String language, String licence, Part model, @Nullable Part vocoder) {

  /**
   * A plugin and what it loads.
   *
   * @param plugin its id
   * @param checkpoint config and weights
   */
  public record Part(String plugin, Checkpoint checkpoint) {}
}
