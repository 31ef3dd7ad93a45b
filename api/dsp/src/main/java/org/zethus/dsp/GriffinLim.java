package org.zethus.dsp;

/**
 * Samples from magnitudes alone: starts with some phase, then again and again takes the phase of
 * what comes out.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1984.1164317">Griffin, Lim 1984</a>
 */
public final class GriffinLim {
  private final Stft stft;
  private final int iterations;

  /**
   * A reconstruction.
   *
   * @param stft the transform that the magnitudes come from
   * @param iterations how often the phase is taken again
   */
  public GriffinLim(Stft stft, int iterations) {
    this.stft = stft;
    this.iterations = iterations;
  }

  /**
   * {@return {@code stft.samples(frames)} samples}
   *
   * @param magnitude (bins, frames) row by row
   * @param phase to start with, in radians, of the same shape
   */
  public float[] reconstruct(float[] magnitude, float[] phase) {
    int frames = magnitude.length / stft.bins();
    float[] samples = stft.inverse(Spectrogram.polar(stft.bins(), frames, magnitude, phase));
    for (int i = 0; i < iterations; i++) {
      float[] better = stft.forward(samples).phase();
      samples = stft.inverse(Spectrogram.polar(stft.bins(), frames, magnitude, better));
    }
    return samples;
  }
}
