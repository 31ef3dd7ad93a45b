/**
 * The built-in voice: FastSpeech 2 and Vocos, trained by the recipe {@code tts/starter} on speech
 * that FreeTTS's kal16 voice synthesised. Weights are half precision; their licence, scores and
 * training logs lie beside them.
 */
@NullMarked
package org.zethus.voice.starter;

import org.jspecify.annotations.NullMarked;
