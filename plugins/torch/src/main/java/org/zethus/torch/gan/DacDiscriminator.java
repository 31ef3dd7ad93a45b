package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv2d;
import org.zethus.torch.nn.Conv2d.Size;

/**
 * What the Descript Audio Codec and its descendants are trained against: HiFi-GAN's discriminators
 * of periods, and discriminators of complex spectrograms that look at each frequency band apart.
 * All see the waveform around 0 and at the same peak. In the checkpoint {@code discriminators.0},
 * {@code discriminators.1} …, weight-normalised.
 *
 * @param periods in samples, one discriminator each
 * @param fftSizes windows in samples, one discriminator each
 * @param channelDivisor narrows all layers
 * @see <a href="https://arxiv.org/abs/2306.06546">Kumar et al. 2023, section 3.3</a>
 */
public record DacDiscriminator(
    @Default("[2, 3, 5, 7, 11]") List<Integer> periods,
    @Default("[2048, 1024, 512]") List<Integer> fftSizes,
    @Default("1") int channelDivisor) {
  private static final int[] PERIOD_WIDTHS = {32, 128, 512, 1024, 1024};
  private static final int BAND_WIDTH = 64;
  private static final double SLOPE = 0.1;
  private static final double PEAK = 0.8;

  public DacDiscriminator {
    periods = List.copyOf(periods);
    fftSizes = List.copyOf(fftSizes);
    if ((periods.isEmpty() && fftSizes.isEmpty()) || channelDivisor < 1) {
      throw new IllegalArgumentException(
          "need periods or fft_sizes, and a channel_divisor of at least 1, found %s, %s and %d"
              .formatted(periods, fftSizes, channelDivisor));
    }
    if (Stream.concat(periods.stream(), fftSizes.stream()).anyMatch(size -> size < 2)) {
      throw new IllegalArgumentException(
          "need periods and fft_sizes of at least 2, found %s and %s".formatted(periods, fftSizes));
    }
  }

  /** {@return the discriminators, with these weights} */
  public List<Discriminator> build(StateDict weights) {
    List<Discriminator> discriminators = new ArrayList<>();
    for (int period : periods) {
      StateDict names = weights.at("discriminators", discriminators.size());
      discriminators.add(levelled(new PeriodDiscriminator(period, true, periodStack(names))));
    }
    for (int fftSize : fftSizes) {
      StateDict names = weights.at("discriminators", discriminators.size());
      discriminators.add(levelled(new BandDiscriminator(names, fftSize, width(BAND_WIDTH), SLOPE)));
    }
    return discriminators;
  }

  private int width(int published) {
    return Math.max(2, published / channelDivisor);
  }

  private static Discriminator levelled(Discriminator discriminator) {
    return audio -> discriminator.judge(levelled(audio));
  }

  /** {@return (B, samples) without an offset, and with a peak of 0.8} */
  static NDArray levelled(NDArray audio) {
    return StftMagnitude.SCRIPT.call("levelled", audio, PEAK);
  }

  private ConvStack periodStack(StateDict weights) {
    Size kernel = new Size(5, 1);
    List<Conv2d> layers = new ArrayList<>();
    int in = 1;
    for (int published : PERIOD_WIDTHS) {
      boolean last = layers.size() == PERIOD_WIDTHS.length - 1;
      Size stride = new Size(last ? 1 : 3, 1);
      StateDict names = weights.at("convs", layers.size()).at("0");
      int out = width(published);
      layers.add(new Conv2d(names, in, out, kernel, stride, kernel.half(), true));
      in = out;
    }
    Size score = new Size(3, 1);
    StateDict names = weights.at("conv_post");
    return new ConvStack(
        layers, new Conv2d(names, in, 1, score, Size.square(1), score.half(), true), SLOPE);
  }

  /** {@return the longest window, which a waveform must be longer than half of; 0 for none} */
  public int longestWindow() {
    return fftSizes.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
