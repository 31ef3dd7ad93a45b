/**
 * Silero VAD: a waveform in, the stretches of it out in which somebody speaks.
 *
 * <p>The stage {@code silero-vad} takes silence and noise off recordings, or makes an utterance of
 * each stretch. The graphs are those that Silero publishes ({@code silero_vad.onnx} of versions 4
 * and later, MIT licence), and version 4 as sherpa-onnx writes it.
 *
 * @see <a href="https://github.com/snakers4/silero-vad">Silero VAD</a>
 */
@NullMarked
package org.zethus.silero;

import org.jspecify.annotations.NullMarked;
