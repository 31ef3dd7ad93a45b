package org.zethus.dsp.pitch;

import java.util.Arrays;
import org.zethus.dsp.OverlapSave;

/**
 * DIO: low-pass filters of several cut-off frequencies, of which one lets little but the
 * fundamental pass; it is known by evenly spaced zero crossings, peaks and dips. Fast and coarse;
 * {@link StoneMask} refines what it finds.
 *
 * @see <a href="https://doi.org/10.1587/transinf.2015EDP7457">Morise, Yokomori, Ozawa 2016 (WORLD),
 *     section 3.1</a>
 * @see <a href="https://www.aes.org/e-lib/browse.cfm?elib=15165">Morise, Kawahara, Katayose
 *     2009</a>
 */
public final class Dio implements PitchExtractor {
  private static final double BANDS_PER_OCTAVE = 2;

  /** What is slower is no voice: hum, and a shifted zero line. */
  private static final double LOW_CUT_HZ = 50;

  private final PitchSpec spec;
  private final double[] lowCut;

  /** Upper ends of the bands in Hz. */
  private final double[] cutOffs;

  /** A search. */
  public Dio(PitchSpec spec) {
    this.spec = spec;
    lowCut = lowCut(2 * (int) Math.round(spec.sampleRate() / LOW_CUT_HZ) + 1);
    double octaves = StrictMath.log(spec.fMax() / spec.fMin()) / StrictMath.log(2);
    cutOffs = new double[1 + (int) (octaves * BANDS_PER_OCTAVE)];
    for (int i = 0; i < cutOffs.length; i++) {
      cutOffs[i] = spec.fMin() * StrictMath.pow(2, (i + 1) / BANDS_PER_OCTAVE);
    }
  }

  /** The identity less a moving average under a Hann window. */
  private static double[] lowCut(int taps) {
    double[] filter = new double[taps];
    for (int i = 0; i < taps; i++) {
      filter[i] = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * (i + 1) / (taps + 1));
    }
    double sum = Arrays.stream(filter).sum();
    for (int i = 0; i < taps; i++) {
      filter[i] /= -sum;
    }
    filter[taps / 2] += 1;
    return filter;
  }

  @Override
  public PitchSpec spec() {
    return spec;
  }

  @Override
  public float[] f0(float[] samples, int firstCentre, int frames) {
    return f0(samples, spec.places(firstCentre, frames));
  }

  /**
   * {@return F0 in Hz of each frame, 0 where unvoiced}
   *
   * @param samples mono, at the spec's rate; silence is assumed around them
   * @param centres the middle of each frame, in samples; about the spec's hop length apart
   */
  public float[] f0(float[] samples, double[] centres) {
    if (samples.length == 0 || centres.length == 0) {
      return new float[centres.length];
    }
    double[] signal = withoutMean(samples);
    OverlapSave voice =
        new OverlapSave(
            new OverlapSave(signal, lowCut.length).convolve(lowCut), 4 * halfPeriod(cutOffs[0]));
    DioCandidates candidates = new DioCandidates(cutOffs.length, centres.length);
    for (int i = 0; i < cutOffs.length; i++) {
      double[] band = band(voice, halfPeriod(cutOffs[i]), signal.length);
      candidates.put(i, Fundamentalness.of(band, spec.sampleRate(), centres), cutOffs[i], spec);
    }
    return candidates.track(spec);
  }

  /** The silence after the end is part of the signal, so that the last frame has an end. */
  private static double[] withoutMean(float[] samples) {
    double[] signal = new double[samples.length + 1];
    double sum = 0;
    for (int i = 0; i < samples.length; i++) {
      signal[i] = samples[i];
      sum += samples[i];
    }
    double mean = sum / signal.length;
    for (int i = 0; i < signal.length; i++) {
      signal[i] -= mean;
    }
    return signal;
  }

  private int halfPeriod(double hertz) {
    return Math.max(1, (int) Math.round(spec.sampleRate() / hertz / 2));
  }

  /** The window has an even length; its middle is taken half a sample early. */
  private double[] band(OverlapSave voice, int halfPeriod, int length) {
    double[] whole = voice.convolve(Windows.nuttall(4 * halfPeriod));
    int delay = lowCut.length / 2 + 2 * halfPeriod - 1;
    return Arrays.copyOfRange(whole, delay, delay + length);
  }
}
