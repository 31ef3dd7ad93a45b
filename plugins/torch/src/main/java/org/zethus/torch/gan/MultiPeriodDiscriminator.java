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
    List<Discriminator> discriminators = new ArrayList<>();
    for (int i = 0; i < mpdReshapes.size(); i++) {
      discriminators.add(
          new PeriodDiscriminator(mpdReshapes.get(i), stack(weights.at("discriminators", i))));
    }
    return discriminators;
  }

  private ConvStack stack(StateDict weights) {
    List<Conv2d> layers = new ArrayList<>();
    int in = 1;
    for (int width : WIDTHS) {
      int out = (int) (width * discriminatorChannelMultFactor);
      StateDict names = weights.at("convs", layers.size());
      layers.add(new Conv2d(names, in, out, KERNEL, STRIDE, KERNEL.half(), true));
      in = out;
    }
    Size one = Size.square(1);
    StateDict names = weights.at("conv_post");
    return new ConvStack(
        layers, new Conv2d(names, in, 1, LAST_KERNEL, one, LAST_KERNEL.half(), true), SLOPE);
  }
}
