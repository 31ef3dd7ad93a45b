package org.zethus.dsp.pitch;

import java.util.Arrays;
import org.zethus.dsp.OverlapSave;

/**
 * Harvest: many narrow band-pass filters, and F0 where ten neighbours or more see the same; refined
 * by instantaneous frequencies, tied together to sections, and smoothed. It would rather find F0 in
 * noise than miss it in speech.
 *
 * @see <a href="https://doi.org/10.21437/Interspeech.2017-68">Morise 2017</a>
 */
public final class Harvest implements PitchExtractor {
  private static final double BANDS_PER_OCTAVE = 40;

  /** How far beyond the range of F0 bands are centred, as a fraction. */
  private static final double MARGIN = 0.1;

  /** A band is trusted within this distance of its centre, as a fraction. */
  private static final double TRUSTED = 0.1;

  /** The search goes on at about this rate; F0 has no use for more. */
  private static final double RATE_HZ = 8000;

  private static final int MAX_RATIO = 12;

  /** Frames per second of the search. */
  private static final double FRAME_RATE = 1000;

  private final PitchSpec spec;
  private final double[] centres;

  /** A search. */
  public Harvest(PitchSpec spec) {
    this.spec = spec;
    double lowest = spec.fMin() * (1 - MARGIN);
    double highest = spec.fMax() * (1 + MARGIN);
    double octaves = StrictMath.log(highest / lowest) / StrictMath.log(2);
    centres = new double[1 + (int) (octaves * BANDS_PER_OCTAVE)];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = lowest * StrictMath.pow(2, (i + 1) / BANDS_PER_OCTAVE);
    }
  }

  @Override
  public PitchSpec spec() {
    return spec;
  }

  @Override
  public float[] f0(float[] samples, int firstCentre, int frames) {
    float[] f0 = new float[frames];
    if (samples.length == 0) {
      return f0;
    }
    double[] fine = everyMillisecond(samples);
    for (int t = 0; t < frames; t++) {
      double second = (firstCentre + (double) t * spec.hopLength()) / spec.sampleRate();
      int at = (int) Math.round(second * FRAME_RATE);
      f0[t] = (float) fine[Math.max(0, Math.min(fine.length - 1, at))];
    }
    return f0;
  }

  private double[] everyMillisecond(float[] samples) {
    long wanted = Math.round(spec.sampleRate() / RATE_HZ);
    int ratio = (int) Math.max(1, Math.min(MAX_RATIO, wanted));
    double rate = (double) spec.sampleRate() / ratio;
    double[] signal = withoutMean(samples, ratio);
    int frames = (int) (FRAME_RATE * samples.length / spec.sampleRate()) + 1;
    double[] places = new double[frames];
    for (int t = 0; t < frames; t++) {
      places[t] = t / FRAME_RATE * rate;
    }
    HarvestCandidates candidates = new HarvestCandidates(bands(signal, rate, places), frames);
    candidates.refine(
        new InstantaneousFrequency(signal, rate, spec.fMin() / 2), places, spec, rate);
    return new HarvestTrack(candidates).smooth();
  }

  private static double[] withoutMean(float[] samples, int ratio) {
    double[] wide = new double[samples.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = samples[i];
    }
    double[] signal = Decimator.decimate(wide, ratio);
    double mean = Arrays.stream(signal).average().orElse(0);
    for (int i = 0; i < signal.length; i++) {
      signal[i] -= mean;
    }
    return signal;
  }

  /** {@return F0 in the eyes of each band (bands, frames), 0 where it cannot tell} */
  private double[][] bands(double[] signal, double rate, double[] places) {
    OverlapSave filter = new OverlapSave(signal, 2 * halfLength(centres[0], rate) + 1);
    double[][] f0 = new double[centres.length][];
    for (int i = 0; i < centres.length; i++) {
      int half = halfLength(centres[i], rate);
      double[] band = filter.convolve(bandPass(centres[i], half, rate));
      band = Arrays.copyOfRange(band, half, half + signal.length);
      f0[i] = Fundamentalness.of(band, rate, places).f0();
      for (int t = 0; t < places.length; t++) {
        double hertz = f0[i][t];
        boolean trusted =
            Math.abs(hertz - centres[i]) <= TRUSTED * centres[i]
                && hertz >= spec.fMin()
                && hertz <= spec.fMax();
        f0[i][t] = trusted ? hertz : 0;
      }
    }
    return f0;
  }

  private static int halfLength(double centre, double rate) {
    return (int) Math.round(2 * rate / centre);
  }

  private static double[] bandPass(double centre, int half, double rate) {
    double[] filter = Windows.nuttall(2 * half + 1);
    for (int i = 0; i < filter.length; i++) {
      filter[i] *= StrictMath.cos(2 * Math.PI * centre * (i - half) / rate);
    }
    return filter;
  }
}
