package org.zethus.vits;

import org.zethus.api.audio.MelSpec;
import org.zethus.dsp.Stft;

/** Waveforms to linear magnitudes, as the posterior encoder takes them. Threads may share it. */
final class LinearSpectrogram {
  private final MelSpec mel;
  private final Stft stft;

  LinearSpectrogram(MelSpec mel) {
    this.mel = mel;
    this.stft = Stft.of(mel);
  }

  /** {@return how frames are made} */
  MelSpec mel() {
    return mel;
  }

  /** {@return bins of a frame} */
  int bins() {
    return stft.bins();
  }

  /** {@return how many frames so many samples make} */
  int frames(int samples) {
    return stft.frames(samples);
  }

  /**
   * Writes the magnitudes of one utterance into a padded batch.
   *
   * @param frames how many {@code samples} make
   * @param batch (B, bins, padded) row by row
   * @param index which utterance of the batch it is
   */
  void write(float[] samples, int frames, float[] batch, int index, int padded) {
    float[] magnitudes = stft.magnitude(samples, mel.magnitudeEpsilon());
    for (int bin = 0; bin < bins(); bin++) {
      System.arraycopy(magnitudes, bin * frames, batch, (index * bins() + bin) * padded, frames);
    }
  }
}
