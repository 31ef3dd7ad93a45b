package org.zethus.facodec.plachta;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * The section {@code model_params} of a published config, with names for what is constant there.
 *
 * @param causal whether convolutions see no later frame
 * @param lstm layers of the LSTMs; 0 for none
 * @param separateProsodyEncoder whether prosody is heard in mel frames, else in the latents
 * @param nCCodebooks codebooks of content
 * @param wave encoder and decoder
 * @param latent channels of the latents
 * @param prosodyHidden channels of the prosody encoder
 * @param styleHidden channels of the timbre encoder
 * @param codebookSize entries of a codebook
 * @param codebookDim channels in which the nearest entry is looked for
 * @param phones how many the predictors know
 * @param speakers how many the predictors know
 */
public record PlachtaConfig(
    @Default("true") boolean causal,
    @Default("2") int lstm,
    @Default("true") boolean separateProsodyEncoder,
    @Default("2") int nCCodebooks,
    @Key("DAC") @Default("{}") Wave wave,
    @Default("1024") int latent,
    @Default("256") int prosodyHidden,
    @Default("512") int styleHidden,
    @Default("1024") int codebookSize,
    @Default("8") int codebookDim,
    @Default("1024") int phones,
    @Default("20000") int speakers) {
  /** Codebooks of prosody. */
  static final int PROSODY_CODEBOOKS = 1;

  /** Codebooks of acoustic detail. */
  static final int DETAIL_CODEBOOKS = 3;

  /**
   * Encoder and decoder.
   *
   * @param encoderDim channels of the first convolution; doubled by every block
   * @param encoderRates strides of the blocks
   * @param decoderDim channels of the first convolution; halved by every block
   * @param decoderRates samples that each block makes of one
   * @param sampleRate in Hz
   */
  public record Wave(
      @Default("64") int encoderDim,
      @Default("[2, 5, 5, 6]") List<Integer> encoderRates,
      @Default("1536") int decoderDim,
      @Default("[6, 5, 5, 2]") List<Integer> decoderRates,
      @Key("sr") @Default("24000") int sampleRate) {
    public Wave {
      encoderRates = List.copyOf(encoderRates);
      decoderRates = List.copyOf(decoderRates);
      if (encoderDim < 1 || sampleRate < 1 || decoderDim >> decoderRates.size() < 1) {
        throw new IllegalArgumentException(
            "need encoder_dim and sr of at least 1 and decoder_dim that can be halved %d times, found %d, %d and %d"
                .formatted(decoderRates.size(), encoderDim, sampleRate, decoderDim));
      }
      if (product(encoderRates) != product(decoderRates)) {
        throw new IllegalArgumentException(
            "need encoder_rates and decoder_rates of one product, found %s and %s"
                .formatted(encoderRates, decoderRates));
      }
    }

    private static int product(List<Integer> rates) {
      return rates.stream().reduce(1, Math::multiplyExact);
    }
  }

  public PlachtaConfig {
    if (lstm < 0 || nCCodebooks < 1 || latent < 1 || codebookSize < 1 || codebookDim < 1) {
      throw new IllegalArgumentException(
          "need lstm of at least 0 and n_c_codebooks, latent, codebook_size and codebook_dim of at least 1, found %d, %d, %d, %d and %d"
              .formatted(lstm, nCCodebooks, latent, codebookSize, codebookDim));
    }
  }

  /** {@return samples per frame} */
  int hop() {
    return Wave.product(wave.encoderRates());
  }
}
