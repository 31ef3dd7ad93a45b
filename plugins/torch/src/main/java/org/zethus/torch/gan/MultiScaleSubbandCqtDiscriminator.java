package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv2d;

/**
 * The multi-scale sub-band discriminator on constant-Q transforms: each octave, which has a time
 * resolution of its own, goes through a convolution of its own before they are looked at together.
 * In the checkpoint {@code discriminators.i}.
 *
 * @param hopLengths hop of each discriminator, in samples at twice the sample rate
 * @param nOctaves octaves that it sees
 * @param binsPerOctaves notes in each
 * @param filters width of the first layer
 * @param maxFilters limit of the width
 * @param filtersScale how many times wider each layer is
 * @param dilations frames between two taps of each layer after the first
 * @see <a href="https://arxiv.org/abs/2311.14957">Gu et al. 2024, section 2</a>
 */
public record MultiScaleSubbandCqtDiscriminator(
    @Default("[512, 256, 256]") List<Integer> hopLengths,
    @Default("[9, 9, 9]") List<Integer> nOctaves,
    @Default("[24, 36, 48]") List<Integer> binsPerOctaves,
    @Default("32") int filters,
    @Default("1024") int maxFilters,
    @Default("1") int filtersScale,
    @Default("[1, 2, 4]") List<Integer> dilations) {
  private static final double SLOPE = 0.1;

  public MultiScaleSubbandCqtDiscriminator {
    hopLengths = List.copyOf(hopLengths);
    nOctaves = List.copyOf(nOctaves);
    binsPerOctaves = List.copyOf(binsPerOctaves);
    dilations = List.copyOf(dilations);
    int count = hopLengths.size();
    if (count == 0 || nOctaves.size() != count || binsPerOctaves.size() != count) {
      throw new IllegalArgumentException(
          "need as many hop_lengths as n_octaves and bins_per_octaves, found %d, %d and %d"
              .formatted(count, nOctaves.size(), binsPerOctaves.size()));
    }
  }

  /** {@return the discriminators, with these weights, for sound of this rate} */
  public List<Discriminator> build(StateDict weights, int sampleRate) {
    ComplexStack layers = new ComplexStack(filters, maxFilters, filtersScale, dilations, SLOPE);
    List<Discriminator> discriminators = new ArrayList<>();
    for (int i = 0; i < hopLengths.size(); i++) {
      StateDict names = weights.at("discriminators", i);
      List<Conv2d> octaves = new ArrayList<>();
      while (octaves.size() < nOctaves.get(i)) {
        StateDict octave = names.at("conv_pres", octaves.size()).at("conv");
        octaves.add(ComplexStack.plain(octave, ComplexStack.PARTS, ComplexStack.PARTS));
      }
      discriminators.add(
          new Scale(
              new Doubling(names.at("resample")),
              new ConstantQ(
                  names.at("cqt_transform"),
                  2 * sampleRate,
                  hopLengths.get(i),
                  nOctaves.get(i),
                  binsPerOctaves.get(i)),
              octaves,
              layers.build(names)));
    }
    return discriminators;
  }

  private record Scale(
      Doubling doubling, ConstantQ transform, List<Conv2d> octaves, ConvStack stack)
      implements Discriminator {
    @Override
    public Judgement judge(NDArray audio) {
      NDList bands = transform.forward(doubling.forward(audio)).split(octaves.size(), 3);
      NDList seen = new NDList();
      for (int i = 0; i < octaves.size(); i++) {
        seen.add(octaves.get(i).forward(bands.get(i)));
      }
      return stack.judge(NDArrays.concat(seen, 3));
    }
  }
}
