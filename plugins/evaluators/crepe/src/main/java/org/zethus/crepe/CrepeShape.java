package org.zethus.crepe;

import java.util.ArrayList;
import java.util.List;

/**
 * The layers of CREPE: six convolutions, each followed by ReLU, batch normalisation and pooling by
 * two, and a linear layer with one output for each pitch bin.
 *
 * @param capacity what the numbers of filters are multiples of; published are 4 (tiny), 8 (small),
 *     16 (medium), 24 (large) and 32 (full)
 * @see <a href="https://arxiv.org/abs/1802.06182">Kim et al. 2018, section 2.1 and figure 1</a>
 */
public record CrepeShape(int capacity) {
  /** Samples per second of what it hears. */
  public static final int SAMPLE_RATE = 16_000;

  /** Samples of a frame. */
  public static final int FRAME_LENGTH = 1024;

  /** What batch normalisation adds to variances. */
  public static final double EPS = 1e-3;

  private static final int[] MULTIPLES = {32, 4, 4, 4, 8, 16};
  private static final int FIRST_WIDTH = 512;
  private static final int WIDTH = 64;
  private static final int FIRST_STRIDE = 4;
  private static final int POOL = 2;

  public CrepeShape {
    if (capacity < 1 || capacity > 1024) {
      throw new IllegalArgumentException("need a capacity from 1 to 1024, found " + capacity);
    }
  }

  /**
   * One convolution over time, padded so that it makes {@code length / stride} outputs.
   *
   * @param name in the checkpoint; its normalisation is {@code <name>-BN}
   * @param in channels that come in
   * @param filters channels that go out
   * @param width taps
   * @param stride inputs between two outputs
   * @param length inputs in time
   */
  public record Layer(String name, int in, int filters, int width, int stride, int length) {
    /** {@return zeros before the input; the odd one goes behind it} */
    public int left() {
      return padding() / 2;
    }

    /** {@return zeros behind the input} */
    public int right() {
      return padding() - left();
    }

    private int padding() {
      return (length / stride - 1) * stride + width - length;
    }

    /** {@return outputs in time, after pooling} */
    int pooled() {
      return length / stride / POOL;
    }
  }

  /** {@return the convolutions, from the waveform upwards} */
  public List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    int in = 1;
    int length = FRAME_LENGTH;
    for (int i = 0; i < MULTIPLES.length; i++) {
      boolean first = i == 0;
      Layer layer =
          new Layer(
              "conv" + (i + 1),
              in,
              MULTIPLES[i] * capacity,
              first ? FIRST_WIDTH : WIDTH,
              first ? FIRST_STRIDE : 1,
              length);
      layers.add(layer);
      in = layer.filters();
      length = layer.pooled();
    }
    return layers;
  }

  /** {@return how many values the linear layer sees: those of one time step after another} */
  public int features() {
    List<Layer> layers = layers();
    Layer last = layers.get(layers.size() - 1);
    return last.pooled() * last.filters();
  }
}
