/**
 * Voices and vocoders that others, or our own export, publish as ONNX graphs. Text comes in;
 * waveforms, or mel frames for a vocoder, come out.
 *
 * <p>Two layouts are read. <a href="https://github.com/OHF-Voice/piper1-gpl">Piper's</a>: a graph
 * {@code voice.onnx} and what it means in {@code voice.onnx.json}. <a
 * href="https://k2-fsa.github.io/sherpa/onnx/tts/index.html">sherpa-onnx'</a>: a graph that carries
 * its meaning as metadata, with {@code tokens.txt} beside it; of VITS (arXiv 2106.06103), MeloTTS,
 * Matcha (arXiv 2309.03199) and Kokoro, and of the vocoders HiFi-GAN and Vocos. The licence of a
 * voice is its publisher's.
 */
@NullMarked
package org.zethus.onnx.voice;

import org.jspecify.annotations.NullMarked;
