package org.zethus.facodec;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * A redecoder, with the keys of the reference's class; without any it is the published one.
 *
 * @param inChannels channels of the latents
 * @param upsampleInitialChannel channels of the first convolution; halved by every block
 * @param upRatios samples that each block makes of one
 * @param codebooks whose codes it reads; only numbers and sizes count
 */
public record RedecoderConfig(
    @Default("256") int inChannels,
    @Default("1280") int upsampleInitialChannel,
    @Default("[5, 5, 4, 2]") List<Integer> upRatios,
    @Key("") FaCodecConfig.Codebooks codebooks) {
  public RedecoderConfig {
    upRatios = List.copyOf(upRatios);
    FaCodecConfig.requireRatios(upRatios);
    if (inChannels != codebooks.vqDim()) {
      throw new IllegalArgumentException(
          "need vq_dim equal to in_channels, found %d and %d"
              .formatted(codebooks.vqDim(), inChannels));
    }
    FaCodecConfig.requireHalvings(upsampleInitialChannel, upRatios.size());
  }
}
