package org.zethus.torch.acoustic;

import java.util.List;
import org.zethus.api.config.Default;

/**
 * What the encoder looks like, by Amphion's keys; the defaults are the published codec.
 *
 * @param dModel channels of the first convolution
 * @param upRatios by how much each block shortens
 * @param outChannels width of the latents, C
 * @param useTanh whether latents are kept within (-1, 1)
 */
public record EncoderConfig(
    @Default("96") int dModel,
    @Default("[3, 4, 5, 8]") List<Integer> upRatios,
    @Default("256") int outChannels,
    @Default("false") boolean useTanh) {
  public EncoderConfig {
    upRatios = List.copyOf(upRatios);
    if (dModel < 1
        || outChannels < 1
        || upRatios.isEmpty()
        || upRatios.stream().anyMatch(ratio -> ratio < 1)) {
      throw new IllegalArgumentException(
          "need d_model, out_channels and each of up_ratios of at least 1, found %d, %d and %s"
              .formatted(dModel, outChannels, upRatios));
    }
  }

  /** {@return samples per frame} */
  public int hopLength() {
    return upRatios.stream().reduce(1, Math::multiplyExact);
  }
}
