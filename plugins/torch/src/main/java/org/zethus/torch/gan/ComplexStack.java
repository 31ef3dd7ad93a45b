package org.zethus.torch.gan;

import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv2d;
import org.zethus.torch.nn.Conv2d.Size;

/**
 * The convolutions over a complex spectrogram, (B, 2, frames, bins) with real and imaginary parts:
 * they see ever more frames, and halve the bins. In the checkpoint {@code convs.i.conv} and {@code
 * conv_post.conv}; the first is not weight-normalised.
 *
 * @param filters width of the first layer
 * @param maxFilters limit of the width
 * @param filtersScale how many times wider each layer is
 * @param dilations frames between two taps of each layer after the first
 * @param slope of the leaky ReLU below 0
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.4</a>
 */
record ComplexStack(
    int filters, int maxFilters, int filtersScale, List<Integer> dilations, double slope) {
  /** Real and imaginary part. */
  static final int PARTS = 2;

  static final Size KERNEL = new Size(3, 9);
  private static final Size LAST_KERNEL = Size.square(3);
  private static final Size NO_STRIDE = Size.square(1);
  private static final Size STRIDE = new Size(1, 2);

  ComplexStack {
    dilations = List.copyOf(dilations);
    if (filters < 1 || maxFilters < 1 || filtersScale < 1) {
      throw new IllegalArgumentException(
          "need filters, max_filters and filters_scale of at least 1, found %d, %d and %d"
              .formatted(filters, maxFilters, filtersScale));
    }
    if (dilations.stream().anyMatch(dilation -> dilation < 1)) {
      throw new IllegalArgumentException("need dilations of at least 1, found " + dilations);
    }
  }

  /** {@return the convolutions, with these weights} */
  ConvStack build(StateDict weights) {
    List<Conv2d> layers = new ArrayList<>();
    layers.add(plain(weights.at("convs.0.conv"), PARTS, filters));
    int in = Math.min(filtersScale * filters, maxFilters);
    for (int dilation : dilations) {
      int out = width(layers.size());
      Size spread = new Size(dilation, 1);
      StateDict names = weights.at("convs", layers.size()).at("conv");
      layers.add(
          new Conv2d(names, in, out, KERNEL, STRIDE, KERNEL.half().times(spread), spread, true));
      in = out;
    }
    int out = width(layers.size());
    layers.add(last(weights.at("convs", layers.size()).at("conv"), in, out));
    return new ConvStack(layers, last(weights.at("conv_post.conv"), out, 1), slope);
  }

  private int width(int layer) {
    return (int) Math.min(Math.pow(filtersScale, layer) * filters, maxFilters);
  }

  /** {@return a convolution that keeps the plane's size, and is not weight-normalised} */
  static Conv2d plain(StateDict weights, int in, int out) {
    return new Conv2d(weights, in, out, KERNEL, NO_STRIDE, KERNEL.half(), false);
  }

  private static Conv2d last(StateDict weights, int in, int out) {
    return new Conv2d(weights, in, out, LAST_KERNEL, NO_STRIDE, LAST_KERNEL.half(), true);
  }
}
