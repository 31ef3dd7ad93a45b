package org.zethus.onnx.voice;

import org.zethus.api.audio.MelSpec;

/**
 * Mel frames of voices and vocoders that do not say how theirs are made: HiFi-GAN's, which all that
 * are published for sherpa-onnx share, and what the graph's metadata says otherwise.
 */
final class PublishedMel {
  private static final int N_FFT = 1024;
  private static final int HOP = 256;
  private static final double F_MAX = 8000;

  /** Where the number of bands is free in a graph. */
  static final int BINS = 80;

  private PublishedMel() {}

  static MelSpec spec(int sampleRate, int bins, Metadata metadata) {
    int nFft = metadata.number("n_fft", N_FFT);
    return new MelSpec(
        sampleRate,
        nFft,
        metadata.number("win_length", nFft),
        metadata.number("hop_length", HOP),
        bins,
        0,
        Math.min(F_MAX, sampleRate / 2.0));
  }
}
