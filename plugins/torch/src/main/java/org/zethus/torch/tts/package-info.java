/**
 * What the training of text-to-speech models shares: utterances joined with their features,
 * speakers by id, pitch and energy per frame and per phone with their statistics.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.zethus.torch.tts;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
