package org.zethus.api.voice;

import org.zethus.api.plugin.Checkpoint;

/**
 * A model and a vocoder with their weights.
 *
 * @param description one line: who or what speaks
 * @param language BCP 47 tag, e.g. {@code en-US}
 * @param licence of the weights, e.g. {@code MIT}
 * @param model id of the model plugin
 * @param modelCheckpoint what it loads
 * @param vocoder id of the vocoder plugin
 * @param vocoderCheckpoint what it loads
 */
public record Voice(
    String description,
    String language,
    String licence,
    String model,
    Checkpoint modelCheckpoint,
    String vocoder,
    Checkpoint vocoderCheckpoint) {}
