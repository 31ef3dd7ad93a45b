package org.zethus.maskgct;

import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * How the stage {@code trainer/maskgct} is configured.
 *
 * @param mel how the mel frames are made that the semantic codec quantises; none where the
 *     published model is adapted
 * @param inference how to speak where a request does not say
 */
record AssemblyConfig(
    @Key("preprocess") @Nullable MelSpec mel, @Default("{}") Controls inference) {}
