package org.zethus.api.audio;

import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * How a waveform becomes log-mel frames: Hann window, magnitude {@code sqrt(|STFT|² + epsilon)},
 * mel bands, natural logarithm of {@code max(mel, floor)}. Two stages can exchange frames when
 * their specs are equal. The keys are those of Amphion's {@code preprocess} section; the last five
 * are ours and name what published models differ in.
 *
 * @param sampleRate samples per second, e.g. 22050
 * @param nFft FFT size in samples; at least {@code winLength}
 * @param winLength analysis window in samples
 * @param hopLength samples between two frames
 * @param melBins mel bands per frame, e.g. 80
 * @param fMin lower edge of the first band in Hz
 * @param fMax upper edge of the last band in Hz; where it is given as 0, half the sample rate
 * @param padding where frames sit on the waveform
 * @param magnitudeEpsilon added under the square root: 1e-9 in the vocoders' pipeline, 1e-6 in VITS
 * @param logFloor mel values below it are raised to it before the logarithm
 * @param melScale Hertz to mel
 * @param melNorm scaling of the bands
 */
public record MelSpec(
    int sampleRate,
    int nFft,
    @Key("win_size") int winLength,
    @Key("hop_size") int hopLength,
    @Key("n_mel") int melBins,
    @Key("fmin") @Default("0") double fMin,
    @Key("fmax") @Default("0") double fMax,
    @Key("mel_padding") @Default("hop_reflect") Padding padding,
    @Default("1e-9") double magnitudeEpsilon,
    @Default("1e-5") double logFloor,
    @Default("slaney") MelScale melScale,
    @Default("slaney") MelNorm melNorm) {

  /**
   * Where frames sit: frame {@code t} starts at sample {@code t * hopLength} of the padded
   * waveform.
   */
  public enum Padding {
    /**
     * {@code (nFft - hopLength) / 2} reflected samples at both ends: {@code samples / hop} frames.
     */
    HOP_REFLECT,
    /** {@code nFft / 2} reflected samples at both ends: {@code samples / hop + 1} frames. */
    CENTER_REFLECT,
    /** {@code nFft / 2} zeros at both ends: {@code samples / hop + 1} frames. */
    CENTER_ZERO
  }

  /** The formula from Hertz to mel. */
  public enum MelScale {
    /** Linear below 1 kHz, logarithmic above (Slaney's Auditory Toolbox; librosa's default). */
    SLANEY,
    /** {@code 2595 log10(1 + f / 700)} (HTK). */
    HTK
  }

  /** The scaling of the triangles. */
  public enum MelNorm {
    /** Each band has unit area. */
    SLANEY,
    /** Each band peaks at 1. */
    NONE
  }

  public MelSpec {
    fMax = fMax == 0 ? sampleRate / 2.0 : fMax;
    if (hopLength < 1 || hopLength > winLength || winLength > nFft) {
      throw new IllegalArgumentException(
          "need 1 <= hop_size <= win_size <= n_fft, found hop_size %d, win_size %d, n_fft %d"
              .formatted(hopLength, winLength, nFft));
    }
    if (sampleRate < 1 || melBins < 1) {
      throw new IllegalArgumentException(
          "need sample_rate and n_mel of at least 1, found %d and %d"
              .formatted(sampleRate, melBins));
    }
    if (!(0 <= fMin && fMin < fMax && fMax <= sampleRate / 2.0)) {
      throw new IllegalArgumentException(
          "need 0 <= fmin < fmax <= sample_rate / 2, found fmin %s, fmax %s, sample_rate %d"
              .formatted(fMin, fMax, sampleRate));
    }
  }

  /** The spec of the vocoders' default pipeline. */
  public MelSpec(
      int sampleRate,
      int nFft,
      int winLength,
      int hopLength,
      int melBins,
      double fMin,
      double fMax) {
    this(
        sampleRate,
        nFft,
        winLength,
        hopLength,
        melBins,
        fMin,
        fMax,
        Padding.HOP_REFLECT,
        1e-9,
        1e-5,
        MelScale.SLANEY,
        MelNorm.SLANEY);
  }

  /** {@return the same frames with another epsilon under the square root} */
  public MelSpec withMagnitudeEpsilon(double epsilon) {
    return new MelSpec(
        sampleRate,
        nFft,
        winLength,
        hopLength,
        melBins,
        fMin,
        fMax,
        padding,
        epsilon,
        logFloor,
        melScale,
        melNorm);
  }

  /** {@return frames per second, e.g. 86.13 for 22050 Hz and a hop length of 256} */
  public double frameRate() {
    return (double) sampleRate / hopLength;
  }

  /**
   * Refuses frames made another way.
   *
   * @throws SpecMismatchException naming every field that differs
   */
  public void requireSame(MelSpec found, String what) {
    if (!equals(found)) {
      throw SpecMismatchException.between(what, this, found);
    }
  }
}
