package org.zethus.torch.w2vbert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;

/**
 * The front end of w2v-BERT 2.0: log-mel frames as Kaldi makes them (25 ms every 10 ms), each band
 * normalised to mean 0 and variance 1 over the recording, and two neighbouring frames stacked.
 */
public final class FeatureExtractor {
  private static final double WINDOW_SECONDS = 0.025;
  private static final double HOP_SECONDS = 0.010;
  private static final double PREEMPHASIS = 0.97;
  private static final double MEL_FLOOR = 1.192092955078125e-07;
  private static final double FULL_SCALE = 1 << 15; // Kaldi reads 16-bit samples as they are
  private static final TorchScript SCRIPT =
      TorchScript.beside(FeatureExtractor.class, "w2vbert.py");

  private final FeatureExtractorConfig config;
  private final int winLength;
  private final int hopLength;
  private final int nFft;
  private final float[] window;
  private final float[] bands;

  /**
   * What the encoder takes.
   *
   * @param frames stacked log-mel frames, (1, T, width)
   * @param mask 1 where a frame is whole, 0 where a part of it is padding; int64 (1, T)
   */
  public record Features(NDArray frames, NDArray mask) {}

  /** A front end without weights. */
  public FeatureExtractor(FeatureExtractorConfig config) {
    this.config = config;
    winLength = (int) Math.round(WINDOW_SECONDS * config.samplingRate());
    hopLength = (int) Math.round(HOP_SECONDS * config.samplingRate());
    nFft = Math.max(2, Integer.highestOneBit(2 * winLength - 1)); // the next power of two
    window = KaldiFilterbank.poveyWindow(winLength);
    bands = KaldiFilterbank.bands(config.samplingRate(), nFft, config.numMelBins());
  }

  /** {@return samples per second that {@link #extract} takes} */
  public int sampleRate() {
    return config.samplingRate();
  }

  /** {@return how many samples {@link #extract} needs} */
  public int least() {
    return winLength + hopLength;
  }

  /**
   * Makes features.
   *
   * @param samples mono, in [-1, 1], at {@link #sampleRate()} Hz
   * @throws ZethusException if there are too few for two mel frames, which the variance needs
   */
  public Features extract(NDManager manager, float[] samples) {
    NDArray normalised = normalised(logMel(manager, samples));
    long frames = normalised.getShape().get(0);
    long missing = Math.floorMod(-frames, config.stride());
    NDArray padded = SCRIPT.call("pad_frames", normalised, missing, config.paddingValue());
    long stacked = (frames + missing) / config.stride();
    return new Features(
        padded.reshape(1, stacked, config.width()), mask(manager, (int) stacked, frames));
  }

  /** {@return log-mel frames, (frames, bands)} */
  NDArray logMel(NDManager manager, float[] samples) {
    int needed = least();
    if (samples.length < needed) {
      throw new ZethusException(
          "cannot take features of %d samples: need at least %d (%.0f ms at %d Hz). Use a longer recording."
              .formatted(
                  samples.length,
                  needed,
                  1000.0 * needed / config.samplingRate(),
                  config.samplingRate()));
    }
    return SCRIPT.call(
        "kaldi_log_mel",
        Tensors.of(manager, samples, samples.length),
        Tensors.of(manager, window, winLength),
        Tensors.of(manager, bands, nFft / 2 + 1, config.numMelBins()),
        (long) hopLength,
        (long) nFft,
        FULL_SCALE,
        PREEMPHASIS,
        MEL_FLOOR);
  }

  private static NDArray normalised(NDArray logMel) {
    return SCRIPT.call("normalised", logMel);
  }

  /** A stacked frame counts when its second frame is there. */
  private NDArray mask(NDManager manager, int stacked, long frames) {
    long[] mask = new long[stacked];
    for (int i = 0; i < stacked; i++) {
      mask[i] = (long) i * config.stride() + 1 < frames ? 1 : 0;
    }
    return Tensors.of(manager, mask, 1, stacked);
  }
}
