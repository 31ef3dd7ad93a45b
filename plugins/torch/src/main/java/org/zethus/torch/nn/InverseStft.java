package org.zethus.torch.nn;

import ai.djl.ndarray.NDArray;
import org.zethus.api.tensor.Tensor;
import org.zethus.onnx.graph.Graph;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.Tensors;
import org.zethus.torch.kernels.TorchScript;

/**
 * Inverts a short-time Fourier transform: frames of magnitudes and phases (B, T, bins) to samples
 * (B, N), by overlapping windowed frames and dividing by the overlapping squares of the window.
 *
 * @param window as long as a frame
 * @param hopLength samples between two frames
 * @param start the first sample that is kept of the overlapping frames
 */
public record InverseStft(NDArray window, int hopLength, int start) {
  private static final TorchScript SCRIPT = TorchScript.beside(InverseStft.class, "stft.py");

  /** {@return a periodic Hann window} */
  public static Init hann(int length) {
    return (values, random) -> {
      for (int i = 0; i < length; i++) {
        values[i] = (float) (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / length));
      }
    };
  }

  /**
   * {@return a transform whose frame {@code t} covers the samples from {@code t * hopLength} on,
   * with as much of its window before them as behind the next frame's}
   */
  public static InverseStft same(NDArray window, int hopLength) {
    return new InverseStft(window, hopLength, ((int) window.size() - hopLength) / 2);
  }

  /** {@return how many samples there are without the parts at both ends that few frames cover} */
  public long samples(long frames) {
    return frames == 0 ? 0 : (frames - 1) * hopLength + window.size() - 2L * start;
  }

  /** {@return how many frames to either side of its own a sample is made of} */
  public int reach() {
    return ((int) window.size() + hopLength - 1) / hopLength;
  }

  /** {@return so many samples, (B, samples)} */
  public NDArray forward(NDArray magnitudes, NDArray phases, long samples) {
    return SCRIPT.call(
        "inverse_stft", magnitudes, phases, window, (long) hopLength, (long) start, samples);
  }

  /**
   * {@return the samples of spectra, one hop for each frame, in a graph: (1, 1, T * hopLength)} The
   * transform of a frame, its window and the overlapping are one transposed convolution.
   */
  public Value forward(Spectrum spectrum) {
    Graph graph = spectrum.magnitudes().graph();
    Value magnitudes = spectrum.magnitudes();
    Value parts =
        magnitudes
            .mul(spectrum.cosines())
            .concat(magnitudes.mul(spectrum.sines()), 1); // (1, 2 bins, T)
    float[] taps = Tensors.floats(window);
    float[] squares = new float[taps.length];
    for (int i = 0; i < taps.length; i++) {
      squares[i] = taps[i] * taps[i];
    }
    Value ones = magnitudes.slice(1, 0, 1).mul(0).add(1);
    Value sums = overlapped(parts, graph.constant(basis(taps)));
    Value weights = overlapped(ones, graph.constant(Tensor.of(squares, 1, 1, squares.length)));
    Value end = magnitudes.dimension(2).mul(graph.integer(hopLength)).add(graph.integer(start));
    return sums.div(weights).slice(2, graph.integers(start), end, 1);
  }

  private Value overlapped(Value frames, Value basis) {
    return frames
        .graph()
        .op("ConvTranspose")
        .of(frames, basis)
        .with("strides", new long[] {hopLength})
        .result();
  }

  /** What each bin's real and imaginary part adds to a windowed frame, (2 bins, 1, window). */
  private static Tensor basis(float[] window) {
    int size = window.length;
    int bins = size / 2 + 1;
    float[] basis = new float[2 * bins * size];
    for (int k = 0; k < bins; k++) {
      double share = (k == 0 || 2 * k == size ? 1.0 : 2.0) / size; // others stand for two bins
      for (int n = 0; n < size; n++) {
        double angle = 2 * Math.PI * ((long) k * n % size) / size;
        basis[k * size + n] = (float) (share * window[n] * Math.cos(angle));
        basis[(bins + k) * size + n] = (float) (-share * window[n] * Math.sin(angle));
      }
    }
    return Tensor.of(basis, 2L * bins, 1, size);
  }
}
