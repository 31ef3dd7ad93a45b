package org.zethus.dsp;

import java.util.Arrays;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.audio.Waveform;
import org.zethus.api.plugin.ZethusException;

/**
 * Waveform to log-mel frames as a {@link MelSpec} says: {@code ln(max(B sqrt(|STFT|² + epsilon),
 * floor))}. Immutable; threads may share it.
 */
public final class MelSpectrogram {
  private final MelSpec spec;
  private final Stft stft;
  private final MelFilterbank filterbank;

  public MelSpectrogram(MelSpec spec) {
    this.spec = spec;
    stft = Stft.of(spec);
    filterbank = new MelFilterbank(spec);
  }

  /** {@return how the frames are made} */
  public MelSpec spec() {
    return spec;
  }

  /** {@return how many frames so many samples make} */
  public int frames(int samples) {
    return stft.frames(samples);
  }

  /**
   * {@return the log-mel frames of a mono waveform}
   *
   * @throws ZethusException if its sample rate is not the spec's, or it has several channels
   */
  public MelFrames extract(Waveform waveform) {
    if (waveform.sampleRate() != spec.sampleRate() || waveform.channels() != 1) {
      throw new ZethusException(
          ("mel frames need mono sound of %d Hz, found %d channels of %d Hz;"
                  + " resample it or change sample_rate")
              .formatted(spec.sampleRate(), waveform.channels(), waveform.sampleRate()));
    }
    return extract(waveform.samples());
  }

  /** {@return the log-mel frames of samples at the spec's rate} */
  public MelFrames extract(float[] samples) {
    int frames = stft.frames(samples.length);
    float[] values = new float[spec.melBins() * frames];
    stft.forEachBlock(
        samples,
        (first, count, re, im) -> {
          for (int k = 0; k < re.length; k++) {
            Stft.toMagnitude(re[k], im[k], spec.magnitudeEpsilon());
          }
          double[] sum = im[0]; // the imaginary parts are used up
          for (int b = 0; b < spec.melBins(); b++) {
            MelFilterbank.Band band = filterbank.bands()[b];
            Arrays.fill(sum, 0);
            for (int i = 0; i < band.weights().length; i++) {
              addScaled(sum, re[band.firstBin() + i], band.weights()[i]);
            }
            for (int lane = 0; lane < count; lane++) {
              double mel = Math.max(sum[lane], spec.logFloor());
              values[b * frames + first + lane] = (float) StrictMath.log(mel);
            }
          }
        });
    return MelFrames.of(spec, frames, values);
  }

  private static void addScaled(double[] sum, double[] row, double factor) {
    for (int q = 0; q < sum.length; q++) {
      sum[q] += row[q] * factor;
    }
  }
}
