package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;

/**
 * A constant-Q transform: a spectrum whose bins are notes, each seen through a window as long as it
 * needs. (B, samples) to (B, 2, frames, bins) with real and imaginary parts, bins from low to high.
 *
 * <p>Only the highest octave has kernels; each lower one is seen through the same on a signal of
 * half the rate. Kernels and filters are buffers in the checkpoint, under the names of nnAudio's
 * {@code CQT2010v2}.
 *
 * @see <a href="https://www.iem.at/~kronlachner/media/schoerkhuber_klapuri_2010.pdf">Schörkhuber
 *     &amp; Klapuri 2010, section 3</a>
 */
final class ConstantQ {
  /** The lowest note, C1, in Hz. */
  private static final double LOWEST = 32.70;

  private static final int FILTER_TAPS = 256;
  private static final double EDGE = 0.001;
  private static final double EARLY_EDGE = 0.03;

  private final int octaves;
  private final int hopLength;
  private final int early;
  private final @Nullable NDArray earlyFilter;
  private final NDArray filter;
  private final NDArray real;
  private final NDArray imag;
  private final NDArray lengths;

  /**
   * Takes the kernels and filters.
   *
   * @param sampleRate of the signal in Hz
   * @param hopLength samples between two frames
   */
  ConstantQ(StateDict weights, int sampleRate, int hopLength, int octaves, int binsPerOctave) {
    this.octaves = octaves;
    NoteKernels highest = NoteKernels.octave(sampleRate, LOWEST, octaves, binsPerOctave);
    early = highest.earlyFactor(hopLength, octaves);
    this.hopLength = hopLength / early;
    if (this.hopLength >> (octaves - 1) < 1) {
      throw new IllegalArgumentException(
          "need a hop of at least %d samples, since each of %d octaves halves it, found %d"
              .formatted(early << (octaves - 1), octaves, hopLength));
    }
    NoteKernels kernels = highest.slowedBy(early);
    filter = lowPass(weights, "lowpass_filter", 0.5, EDGE);
    earlyFilter =
        early == 1 ? null : lowPass(weights, "early_downsample_filter", 1.0 / early, EARLY_EDGE);
    int taps = kernels.taps();
    real = weights.buffer("cqt_kernels_real", kernels::real, binsPerOctave, 1, taps);
    imag = weights.buffer("cqt_kernels_imag", kernels::imag, binsPerOctave, 1, taps);
    Init windows = (values, random) -> kernels.windows(LOWEST, values);
    lengths = weights.buffer("lenghts", windows, (long) octaves * binsPerOctave); // so published
  }

  private static NDArray lowPass(StateDict weights, String name, double edge, double width) {
    Init init =
        (values, random) ->
            System.arraycopy(
                FrequencySampling.lowPass(edge, width, FILTER_TAPS), 0, values, 0, FILTER_TAPS);
    return weights.buffer(name, init, 1, 1, FILTER_TAPS);
  }

  NDArray forward(NDArray audio) {
    NDArray signal = earlyFilter == null ? audio : decimated(audio, earlyFilter, early);
    Deque<NDArray> lowToHigh = new ArrayDeque<>();
    long frames = Long.MAX_VALUE;
    int hop = hopLength;
    for (int i = 0; i < octaves; i++) {
      if (i > 0) {
        signal = decimated(signal, filter, 2);
        hop /= 2;
      }
      NDArray octave = StftMagnitude.SCRIPT.call("octave", signal, real, imag, (long) hop);
      frames = Math.min(frames, octave.getShape().get(2));
      lowToHigh.addFirst(octave);
    }
    NDArray bins = joined(lowToHigh, frames);
    return StftMagnitude.SCRIPT.call("scaled_bins", bins, lengths, (double) early);
  }

  /** A signal of odd length may have a frame less at half its rate. */
  private static NDArray joined(Iterable<NDArray> octaves, long frames) {
    NDList equal = new NDList();
    octaves.forEach(octave -> equal.add(octave.get(":, :, :{}", frames)));
    return NDArrays.concat(equal, 3);
  }

  private static NDArray decimated(NDArray signal, NDArray filter, int factor) {
    return StftMagnitude.SCRIPT.call("decimated", signal, filter, (long) factor);
  }
}
