package org.zethus.evaluator.pesq;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.zethus.dsp.RealFft;

/** Power in each band of the ear, frame by frame; P.862 sections 10.2.4 and 10.2.5. */
final class PitchPower {
  private static final int LANES = 32;

  /** A tone of 1 kHz at 40 dB SPL has a power of 10,000 so. */
  private static final double SCALE_AT_8_KHZ = 2.764344e-5;

  private static final double SCALE_AT_16_KHZ = 6.910853e-6;

  private final List<Band> bands;
  private final int frame;
  private final double scale;
  private final double[] hann;
  private final RealFft fft;

  PitchPower(Timing timing) {
    bands = Bands.at(timing.sampleRate());
    frame = timing.frame();
    scale = timing.sampleRate() == 8000 ? SCALE_AT_8_KHZ : SCALE_AT_16_KHZ;
    hann = FineAlignment.hann(frame);
    fft = new RealFft(frame);
  }

  /**
   * {@return powers, (frames, bands); none where a frame is not within the samples}
   *
   * @param start the first sample of a frame
   */
  double[][] of(double[] samples, int frames, IntUnaryOperator start) {
    double[][] powers = new double[frames][bands.size()];
    for (int first = 0; first < frames; first += LANES) {
      int lanes = Math.min(LANES, frames - first);
      double[][] rows = new double[frame][lanes];
      for (int lane = 0; lane < lanes; lane++) {
        int from = start.applyAsInt(first + lane);
        if (from > 0 && from + frame < samples.length) {
          for (int i = 0; i < frame; i++) {
            rows[i][lane] = samples[from + i] * hann[i];
          }
        }
      }
      RealFft.Spectrum spectrum = fft.forward(rows);
      for (int lane = 0; lane < lanes; lane++) {
        warp(spectrum.power(lane), powers[first + lane]);
      }
    }
    return powers;
  }

  /** From bins of equal width to bands of the ear; the offset is not heard. */
  private void warp(double[] spectrum, double[] powers) {
    int bin = 0;
    for (int b = 0; b < powers.length; b++) {
      double sum = 0;
      for (int end = bin + bands.get(b).bins(); bin < end; bin++) {
        sum += bin == 0 ? 0 : spectrum[bin];
      }
      powers[b] = scale * bands.get(b).correction() * sum;
    }
  }
}
