package org.zethus.maskgct;

import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * How the stage {@code trainer/maskgct} is configured.
 *
 * @param mel how the mel frames are made that the semantic codec quantises
 * @param inference how to speak where a request does not say
 */
record AssemblyConfig(@Key("preprocess") MelSpec mel, @Default("{}") Controls inference) {}
