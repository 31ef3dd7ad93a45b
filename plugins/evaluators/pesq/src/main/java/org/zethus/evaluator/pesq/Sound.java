package org.zethus.evaluator.pesq;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * Speech between silences: a margin, the speech, a margin, a tail. Windows and samples are counted
 * from the beginning of the first margin.
 */
final class Sound {
  private final Timing timing;
  private final double[] samples;
  private final int speech;

  private Sound(Timing timing, double[] samples, int speech) {
    this.timing = timing;
    this.samples = samples;
    this.speech = speech;
  }

  static Sound of(float[] speech, Timing timing) {
    double[] samples = new double[speech.length + 2 * timing.margin() + timing.tail()];
    for (int i = 0; i < speech.length; i++) {
      samples[timing.margin() + i] = speech[i];
    }
    return new Sound(timing, samples, speech.length);
  }

  Timing timing() {
    return timing;
  }

  /** {@return the samples themselves, silences included; not to be changed} */
  double[] samples() {
    return samples;
  }

  /** {@return samples of speech} */
  int speech() {
    return speech;
  }

  /** {@return samples of speech and of the tail that a filter rings out in} */
  int audible() {
    return speech + timing.tail();
  }

  /** {@return samples of speech and both margins} */
  int padded() {
    return speech + 2 * timing.margin();
  }

  /** {@return whole windows of {@link #padded}} */
  int windows() {
    return padded() / timing.window();
  }

  boolean isSilent() {
    return Arrays.stream(samples).allMatch(sample -> sample == 0);
  }

  /** {@return this with more silence at the end, as if there were so many samples of speech} */
  Sound extendedTo(int longer) {
    return new Sound(timing, Arrays.copyOf(samples, samples.length + longer - speech), longer);
  }

  /** {@return this with every sample multiplied} */
  Sound times(double factor) {
    return map(0, samples.length, part -> Arrays.stream(part).map(x -> x * factor).toArray());
  }

  /**
   * {@return this with {@code length} samples from {@code start} on replaced by what they become}
   */
  Sound map(int start, int length, UnaryOperator<double[]> change) {
    double[] changed = samples.clone();
    double[] part = change.apply(Arrays.copyOfRange(samples, start, start + length));
    System.arraycopy(part, 0, changed, start, length);
    return new Sound(timing, changed, speech);
  }
}
