package org.zethus.onnx.voice;

/**
 * What a voice's files come to.
 *
 * @param reader from text to symbols
 * @param graph from symbols to sound
 * @param speakers who speaks
 * @param scales as it was published
 */
record VoiceLayout(TextReader reader, SpeakingGraph graph, Speakers speakers, Scales scales) {}
