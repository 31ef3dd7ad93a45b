package org.zethus.torch.gan;

import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv2d;
import org.zethus.torch.nn.Conv2d.Size;

/**
 * HiFi-GAN's multi-period discriminator, as the GAN vocoders' pipeline builds it: all five layers
 * shrink time by 3, the paper's fifth does not. In the checkpoint {@code discriminators.i.convs.j}
 * and {@code discriminators.i.conv_post}, weight-normalised.
 *
 * @param mpdReshapes periods in samples, one discriminator each
 * @param discriminatorChannelMultFactor widens or narrows all layers
 * @see <a href="https://arxiv.org/abs/2010.05646">Kong et al. 2020, section 2.3</a>
 */
public record MultiPeriodDiscriminator(
    @Default("[2, 3, 5, 7, 11]") List<Integer> mpdReshapes,
    @Default("1") double discriminatorChannelMultFactor) {
  private static final List<Integer> WIDTHS = List.of(32, 128, 512, 1024, 1024);
  private static final Size KERNEL = new Size(5, 1);
  private static final Size STRIDE = new Size(3, 1);
  private static final Size LAST_KERNEL = new Size(3, 1);
  private static final double SLOPE = 0.1;

  public MultiPeriodDiscriminator {
    mpdReshapes = List.copyOf(mpdReshapes);
  }

  /** {@return the discriminators, with these weights} */
  public List<Discriminator> build(StateDict weights) {
    return build(
        weights,
        mpdReshapes,
        WIDTHS.stream().map(width -> (int) (width * discriminatorChannelMultFactor)).toList(),
        STRIDE.height());
  }

  /**
   * {@return discriminators of other widths, with these weights}
   *
   * @param periods in samples, one discriminator each
   * @param widths channels of the layers
   * @param lastStride by how much the last layer shrinks time: 1 in the paper
   */
  public static List<Discriminator> build(
      StateDict weights, List<Integer> periods, List<Integer> widths, int lastStride) {
    List<Discriminator> discriminators = new ArrayList<>();
    for (int i = 0; i < periods.size(); i++) {
      discriminators.add(
          new PeriodDiscriminator(
              periods.get(i), stack(weights.at("discriminators", i), widths, lastStride)));
    }
    return discriminators;
  }

  /** The convolutions of one period; shared with {@link ScaleAndPeriodDiscriminator}. */
  static ConvStack stack(StateDict weights, List<Integer> widths, int lastStride) {
    List<Conv2d> layers = new ArrayList<>();
    int in = 1;
    for (int out : widths) {
      boolean last = layers.size() == widths.size() - 1;
      Size stride = last ? new Size(lastStride, 1) : STRIDE;
      StateDict names = weights.at("convs", layers.size());
      layers.add(new Conv2d(names, in, out, KERNEL, stride, KERNEL.half(), true));
      in = out;
    }
    Size one = Size.square(1);
    StateDict names = weights.at("conv_post");
    return new ConvStack(
        layers, new Conv2d(names, in, 1, LAST_KERNEL, one, LAST_KERNEL.half(), true), SLOPE);
  }
}
