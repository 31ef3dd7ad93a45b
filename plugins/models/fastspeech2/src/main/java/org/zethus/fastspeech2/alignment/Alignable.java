package org.zethus.fastspeech2.alignment;

/**
 * An utterance whose durations are wanted.
 *
 * @param phones numbers from 0
 * @param features {@link Cepstra} per frame; at least as many frames as phones
 */
record Alignable(int[] phones, float[][] features) {}
