package org.zethus.facodec;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * What a FACodec checkpoint's {@code config.json} says. The keys of {@code encoder} and {@code
 * decoder} are those of the reference's classes; the other sections name what is constant there.
 * Without any key it is the published model.
 *
 * @param sampleRate in Hz
 * @param version which of the two published architectures
 * @param encoder waveform to latents
 * @param decoder latents to codes, and back to a waveform
 * @param transformer the speaker's, and the prosody's of version 2
 * @param prosody how version 2 hears prosody
 */
public record FaCodecConfig(
    @Default("16000") int sampleRate,
    @Default("v1") Version version,
    @Default("{}") Encoder encoder,
    @Default("{}") Decoder decoder,
    @Default("{}") Transformer transformer,
    @Default("{}") Prosody prosody) {

  /** What prosody is quantised from. */
  public enum Version {
    /** The latents, as content is. */
    V1,
    /** The lowest mel bands, which tell little of the speaker: for voice conversion. */
    V2
  }

  /**
   * Waveform to latents.
   *
   * @param ngf channels of the first convolution; doubled by every block
   * @param upRatios strides of the blocks
   * @param outChannels channels of the latents
   */
  public record Encoder(
      @Default("32") int ngf,
      @Default("[2, 4, 5, 5]") List<Integer> upRatios,
      @Default("256") int outChannels) {
    public Encoder {
      upRatios = List.copyOf(upRatios);
      requirePositive("ngf", ngf);
      requirePositive("out_channels", outChannels);
      requireRatios(upRatios);
    }
  }

  /**
   * Latents to codes, and back to a waveform.
   *
   * @param inChannels channels of the latents
   * @param upsampleInitialChannel channels of the first convolution; halved by every block
   * @param upRatios samples that each block makes of one
   * @param codebooks the quantisers
   * @param factors what is told, and must not be told, from what they give
   */
  public record Decoder(
      @Default("256") int inChannels,
      @Default("1024") int upsampleInitialChannel,
      @Default("[5, 5, 4, 2]") List<Integer> upRatios,
      @Key("") Codebooks codebooks,
      @Key("") Factors factors) {
    public Decoder {
      upRatios = List.copyOf(upRatios);
      requireRatios(upRatios);
      if (inChannels != codebooks.vqDim()) {
        throw new IllegalArgumentException(
            "need vq_dim equal to in_channels, found %d and %d"
                .formatted(codebooks.vqDim(), inChannels));
      }
      requireHalvings(upsampleInitialChannel, upRatios.size());
    }
  }

  /**
   * The quantisers. A codebook has two to the power of its {@code codebook_size} entries.
   *
   * @param vqNumQP codebooks of prosody
   * @param vqNumQC codebooks of content
   * @param vqNumQR codebooks of acoustic detail, the residual
   * @param vqDim channels of the latents
   * @param vqCommitWeight weight of the commitment loss
   * @param codebookDim channels in which the nearest entry is looked for
   * @param codebookSizeProsody of prosody
   * @param codebookSizeContent of content
   * @param codebookSizeResidual of acoustic detail
   * @param quantizerDropout share of a batch that is trained with fewer codebooks
   */
  public record Codebooks(
      @Default("1") int vqNumQP,
      @Default("2") int vqNumQC,
      @Default("3") int vqNumQR,
      @Default("256") int vqDim,
      @Default("0.005") double vqCommitWeight,
      @Default("8") int codebookDim,
      @Default("10") int codebookSizeProsody,
      @Default("10") int codebookSizeContent,
      @Default("10") int codebookSizeResidual,
      @Default("0.5") double quantizerDropout) {
    private static final int LARGEST = 20;

    public Codebooks {
      requirePositive("vq_num_q_p", vqNumQP);
      requirePositive("vq_num_q_c", vqNumQC);
      requirePositive("vq_dim", vqDim);
      requirePositive("codebook_dim", codebookDim);
      if (vqNumQR < 0) {
        throw new IllegalArgumentException("need vq_num_q_r of at least 0, found " + vqNumQR);
      }
      for (int size : List.of(codebookSizeProsody, codebookSizeContent, codebookSizeResidual)) {
        if (size < 1 || size > LARGEST) {
          throw new IllegalArgumentException(
              "need codebook_size between 1 and %d, the logarithm of its entries to base 2, found %d"
                  .formatted(LARGEST, size));
        }
      }
    }

    /** {@return all codebooks} */
    public int count() {
      return vqNumQP + vqNumQC + vqNumQR;
    }
  }

  /**
   * What is told from the factors, and what must not be: a predictor behind a gradient reversal.
   *
   * @param useGrContentF0 whether content must not tell F0
   * @param useGrProsodyPhone whether prosody must not tell phones
   * @param useGrResidualF0 whether detail must not tell F0
   * @param useGrResidualPhone whether detail must not tell phones
   * @param useGrXTimbre whether all of them together must not tell the speaker
   * @param useRandomMaskResidual whether detail is left out at random in training
   * @param probRandomMaskResidual how often
   * @param phones how many the predictors know
   * @param speakers how many the predictor knows
   */
  public record Factors(
      @Default("false") boolean useGrContentF0,
      @Default("false") boolean useGrProsodyPhone,
      @Default("true") boolean useGrResidualF0,
      @Default("true") boolean useGrResidualPhone,
      @Default("true") boolean useGrXTimbre,
      @Default("true") boolean useRandomMaskResidual,
      @Default("0.75") double probRandomMaskResidual,
      @Default("5003") int phones,
      @Default("245200") int speakers) {
    public Factors {
      requirePositive("phones", phones);
      requirePositive("speakers", speakers);
      if (!(0 <= probRandomMaskResidual && probRandomMaskResidual <= 1)) {
        throw new IllegalArgumentException(
            "need prob_random_mask_residual between 0 and 1, found " + probRandomMaskResidual);
      }
    }
  }

  /**
   * A transformer as wide as the latents.
   *
   * @param layers how many
   * @param heads of attention
   * @param convFilterSize channels between the convolution and the linear layer
   * @param convKernelSize taps of the convolution, odd
   * @param positions rows of the table
   * @param dropout in training
   */
  public record Transformer(
      @Default("4") int layers,
      @Default("4") int heads,
      @Default("1024") int convFilterSize,
      @Default("5") int convKernelSize,
      @Default("5000") int positions,
      @Default("0.1") double dropout) {
    public Transformer {
      requirePositive("layers", layers);
      requirePositive("heads", heads);
      requirePositive("conv_filter_size", convFilterSize);
      requirePositive("positions", positions);
      if (convKernelSize < 1 || convKernelSize % 2 == 0) {
        throw new IllegalArgumentException("need an odd conv_kernel_size, found " + convKernelSize);
      }
    }
  }

  /**
   * Mel frames, one for each latent.
   *
   * @param nFft FFT size in samples
   * @param winSize analysis window in samples
   * @param nMel mel bands up to half the sample rate
   * @param bands how many of them count, the lowest
   */
  public record Prosody(
      @Default("1024") int nFft,
      @Default("800") int winSize,
      @Default("80") int nMel,
      @Default("20") int bands) {
    public Prosody {
      requirePositive("bands", bands);
      if (winSize < 1 || winSize > nFft || bands > nMel) {
        throw new IllegalArgumentException(
            "need 1 <= win_size <= n_fft and bands <= n_mel, found %d, %d, %d and %d"
                .formatted(winSize, nFft, bands, nMel));
      }
    }
  }

  public FaCodecConfig {
    requirePositive("sample_rate", sampleRate);
    if (encoder.outChannels() != decoder.inChannels()) {
      throw new IllegalArgumentException(
          "need encoder.out_channels equal to decoder.in_channels, found %d and %d"
              .formatted(encoder.outChannels(), decoder.inChannels()));
    }
    if (product(encoder.upRatios()) != product(decoder.upRatios())) {
      throw new IllegalArgumentException(
          "need up_ratios with one product in encoder and decoder, found %s and %s"
              .formatted(encoder.upRatios(), decoder.upRatios()));
    }
    if (decoder.inChannels() % transformer.heads() != 0) {
      throw new IllegalArgumentException(
          "need transformer.heads that divide decoder.in_channels, found %d and %d"
              .formatted(transformer.heads(), decoder.inChannels()));
    }
  }

  /** {@return channels of the latents, of the transformers and of a speaker's vector} */
  int width() {
    return decoder.inChannels();
  }

  /** {@return samples per frame} */
  int hop() {
    return product(encoder.upRatios());
  }

  static int product(List<Integer> ratios) {
    return ratios.stream().reduce(1, Math::multiplyExact);
  }

  static void requirePositive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("need %s of at least 1, found %d".formatted(key, value));
    }
  }

  static void requireHalvings(int channels, int times) {
    if (channels >> times < 1) {
      throw new IllegalArgumentException(
          "need upsample_initial_channel that can be halved %d times, found %d"
              .formatted(times, channels));
    }
  }

  static void requireRatios(List<Integer> ratios) {
    if (ratios.isEmpty() || ratios.stream().anyMatch(ratio -> ratio < 2)) {
      throw new IllegalArgumentException("need up_ratios of at least 2, found " + ratios);
    }
  }
}
