package org.zethus.features;

import org.zethus.api.audio.MelSpec;

/**
 * What frames are made.
 *
 * @param preprocess the recipe's section
 */
record MelConfig(MelSpec preprocess) {}
