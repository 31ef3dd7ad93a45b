package org.zethus.torch.gan;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.torch.StateDict;

/**
 * EnCodec's multi-scale discriminator on complex spectrograms. In the checkpoint {@code
 * discriminators.i}.
 *
 * @param filters width of the first layer
 * @param nFfts FFT size of each discriminator
 * @param hopLengths its hop in samples
 * @param winLengths its Hann window in samples
 * @param maxFilters limit of the width
 * @param filtersScale how many times wider each layer is
 * @param dilations frames between two taps of each layer after the first
 * @see <a href="https://arxiv.org/abs/2210.13438">Défossez et al. 2022, section 3.4</a>
 */
public record MultiScaleStftDiscriminator(
    @Default("32") int filters,
    @Default("[1024, 2048, 512]") List<Integer> nFfts,
    @Default("[256, 512, 256]") List<Integer> hopLengths,
    @Default("[1024, 2048, 512]") List<Integer> winLengths,
    @Default("1024") int maxFilters,
    @Default("1") int filtersScale,
    @Default("[1, 2, 4]") List<Integer> dilations) {
  private static final double SLOPE = 0.2;

  public MultiScaleStftDiscriminator {
    nFfts = List.copyOf(nFfts);
    hopLengths = List.copyOf(hopLengths);
    winLengths = List.copyOf(winLengths);
    dilations = List.copyOf(dilations);
    int count = nFfts.size();
    if (count == 0 || hopLengths.size() != count || winLengths.size() != count) {
      throw new IllegalArgumentException(
          "need as many n_ffts as hop_lengths and win_lengths, found %d, %d and %d"
              .formatted(count, hopLengths.size(), winLengths.size()));
    }
  }

  /** {@return the discriminators, with these weights} */
  public List<Discriminator> build(StateDict weights) {
    ComplexStack layers = new ComplexStack(filters, maxFilters, filtersScale, dilations, SLOPE);
    List<Discriminator> discriminators = new ArrayList<>();
    for (int i = 0; i < nFfts.size(); i++) {
      StateDict names = weights.at("discriminators", i);
      ComplexStft stft =
          new ComplexStft(
              names.at("spec_transform"), nFfts.get(i), hopLengths.get(i), winLengths.get(i));
      discriminators.add(new Scale(stft, layers.build(names)));
    }
    return discriminators;
  }

  private record Scale(ComplexStft stft, ConvStack stack) implements Discriminator {
    @Override
    public Judgement judge(NDArray audio) {
      return stack.judge(stft.forward(audio));
    }
  }
}
