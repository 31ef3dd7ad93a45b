package org.zethus.dsp;

/**
 * Complex spectra of frames, as {@link Stft} makes them. It owns its arrays; they are handed out
 * without a copy because they are large, so treat them as read-only.
 */
public final class Spectrogram {
  private final int bins;
  private final int frames;
  private final float[] real;
  private final float[] imag;

  /**
   * Spectra.
   *
   * @param bins frequency bins per frame
   * @param frames number of frames
   * @param real (bins, frames) row by row; not copied
   * @param imag (bins, frames) row by row; not copied
   */
  public Spectrogram(int bins, int frames, float[] real, float[] imag) {
    if (real.length != (long) bins * frames || imag.length != real.length) {
      throw new IllegalArgumentException(
          "need %d x %d values, found %d real and %d imaginary ones"
              .formatted(bins, frames, real.length, imag.length));
    }
    this.bins = bins;
    this.frames = frames;
    this.real = real;
    this.imag = imag;
  }

  /**
   * {@return spectra of given magnitude and phase}
   *
   * @param magnitude (bins, frames) row by row
   * @param phase radians, of the same shape
   */
  public static Spectrogram polar(int bins, int frames, float[] magnitude, float[] phase) {
    float[] real = new float[magnitude.length];
    float[] imag = new float[magnitude.length];
    for (int i = 0; i < real.length; i++) {
      real[i] = (float) (magnitude[i] * StrictMath.cos(phase[i]));
      imag[i] = (float) (magnitude[i] * StrictMath.sin(phase[i]));
    }
    return new Spectrogram(bins, frames, real, imag);
  }

  /** {@return frequency bins per frame} */
  public int bins() {
    return bins;
  }

  /** {@return the number of frames} */
  public int frames() {
    return frames;
  }

  /** {@return real parts, (bins, frames) row by row; do not change them} */
  public float[] real() {
    return real;
  }

  /** {@return imaginary parts, (bins, frames) row by row; do not change them} */
  public float[] imag() {
    return imag;
  }

  /** {@return {@code ln(sqrt(re² + im²) + floor)}, (bins, frames) row by row} */
  public float[] logAmplitude(double floor) {
    float[] amplitude = new float[real.length];
    for (int i = 0; i < amplitude.length; i++) {
      double power = (double) real[i] * real[i] + (double) imag[i] * imag[i];
      amplitude[i] = (float) StrictMath.log(Math.sqrt(power) + floor);
    }
    return amplitude;
  }

  /** {@return the phase in radians, (bins, frames) row by row} */
  public float[] phase() {
    float[] phase = new float[real.length];
    for (int i = 0; i < phase.length; i++) {
      phase[i] = (float) StrictMath.atan2(imag[i], real[i]);
    }
    return phase;
  }
}
