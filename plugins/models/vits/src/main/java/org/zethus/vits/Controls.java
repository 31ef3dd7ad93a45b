package org.zethus.vits;

/**
 * How to speak.
 *
 * @param noiseScale how far latents may be from the prior's means; 0: not at all
 * @param noiseScaleW likewise for the durations, where they are a distribution
 * @param lengthScale factor on all durations
 * @param maxFrames what lies behind so many frames is not decoded
 */
record Controls(double noiseScale, double noiseScaleW, double lengthScale, int maxFrames) {
  /** What published models are listened to with (section 3.3). */
  static final Controls PUBLISHED = new Controls(0.667, 0.8, 1, Integer.MAX_VALUE);
}
