package org.zethus.torch.gan;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.zethus.api.config.Default;

/**
 * Several short-time Fourier transforms of one signal.
 *
 * @param fftSizes FFT size of each
 * @param hopSizes hop of each in samples
 * @param winLengths Hann window of each in samples
 */
public record Resolutions(
    @Default("[1024, 2048, 512]") List<Integer> fftSizes,
    @Default("[120, 240, 50]") List<Integer> hopSizes,
    @Default("[600, 1200, 240]") List<Integer> winLengths) {
  private static final double LEAST_POWER = 1e-7;
  private static final double MOST_POWER = 1e3;

  public Resolutions {
    fftSizes = List.copyOf(fftSizes);
    hopSizes = List.copyOf(hopSizes);
    winLengths = List.copyOf(winLengths);
    int count = fftSizes.size();
    if (count == 0 || hopSizes.size() != count || winLengths.size() != count) {
      throw new IllegalArgumentException(
          "need as many fft_sizes as hop_sizes and win_lengths, found %d, %d and %d"
              .formatted(count, hopSizes.size(), winLengths.size()));
    }
  }

  /**
   * {@return the transforms, with their power kept above 0 so that logarithms exist}
   *
   * @param manager owns their windows
   */
  List<StftMagnitude> transforms(NDManager manager) {
    return IntStream.range(0, fftSizes.size())
        .mapToObj(
            i ->
                StftMagnitude.hann(manager, fftSizes.get(i), hopSizes.get(i), winLengths.get(i))
                    .withPowerBetween(LEAST_POWER, MOST_POWER))
        .toList();
  }
}
