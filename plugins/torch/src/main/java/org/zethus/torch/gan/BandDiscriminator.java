package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.nn.Conv2d;
import org.zethus.torch.nn.Conv2d.Size;
import org.zethus.torch.nn.Functional;

/**
 * Looks at a complex spectrogram (B, 2, frames, bins) in frequency bands, each with convolutions of
 * its own; one score is made of all of them. Frames overlap by three quarters, and there are as
 * many as hops in the waveform.
 *
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.3</a>
 */
final class BandDiscriminator implements Discriminator {
  /** Where each band ends, as a share of all bins. */
  private static final double[] ENDS = {0.1, 0.25, 0.5, 0.75, 1};

  private static final int WIDE_LAYERS = 4;

  private final NDArray window;
  private final long hopLength;
  private final double slope;
  private final List<Band> bands = new ArrayList<>();
  private final Conv2d last;

  private record Band(int from, int to, List<Conv2d> layers) {}

  BandDiscriminator(StateDict weights, int fftSize, int width, double slope) {
    this.slope = slope;
    window = Tensors.of(weights.manager(), StftMagnitude.hann(fftSize), fftSize);
    NDScope.unregister(window); // it outlives the call it is made in
    hopLength = fftSize / 4;
    int bins = fftSize / 2 + 1;
    int from = 0;
    for (double end : ENDS) {
      int to = (int) (end * bins);
      bands.add(new Band(from, to, layers(weights.at("band_convs", bands.size()), width)));
      from = to;
    }
    last = layer(weights.at("conv_post"), width, 1, Size.square(3), 1);
  }

  private static List<Conv2d> layers(StateDict weights, int width) {
    List<Conv2d> layers = new ArrayList<>();
    for (int i = 0; i < WIDE_LAYERS; i++) {
      StateDict names = weights.at("" + i).at("0");
      layers.add(layer(names, i == 0 ? 2 : width, width, new Size(3, 9), i == 0 ? 1 : 2));
    }
    StateDict names = weights.at("" + WIDE_LAYERS).at("0");
    layers.add(layer(names, width, width, Size.square(3), 1));
    return layers;
  }

  private static Conv2d layer(StateDict weights, int in, int out, Size kernel, int stride) {
    return new Conv2d(weights, in, out, kernel, new Size(1, stride), kernel.half(), true);
  }

  @Override
  public Judgement judge(NDArray audio) {
    NDArray spectrogram = StftMagnitude.SCRIPT.call("hopped_stft", audio, window, hopLength);
    List<NDArray> maps = new ArrayList<>();
    NDList ends = new NDList();
    for (Band band : bands) {
      NDArray x = spectrogram.get(":, :, :, {}:{}", band.from(), band.to());
      for (Conv2d layer : band.layers()) {
        x = Functional.leakyRelu(layer.forward(x), slope);
        maps.add(x);
      }
      ends.add(x);
    }
    return new Judgement(last.forward(NDArrays.concat(ends, -1)), maps);
  }
}
