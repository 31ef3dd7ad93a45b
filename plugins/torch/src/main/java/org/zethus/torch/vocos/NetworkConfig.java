package org.zethus.torch.vocos;

import org.jspecify.annotations.Nullable;
import org.zethus.api.config.Default;

/**
 * What the network looks like, by Amphion's keys.
 *
 * @param inputChannels channels of the frames it takes, e.g. mel bins
 * @param dim width of the backbone
 * @param intermediateDim width within a ConvNeXt block
 * @param numLayers blocks
 * @param nFft FFT size of the head; the MDCT's frame length is {@code 2 * hopSize}
 * @param hopSize samples per frame
 * @param padding where frames sit
 * @param adanormNumEmbeddings how many conditions AdaLayerNorm knows; null: plain LayerNorm
 * @param bandwidthId the condition it runs with
 * @param backbone kind of the backbone
 * @param head kind of the head
 */
public record NetworkConfig(
    int inputChannels,
    int dim,
    @Default("0") int intermediateDim,
    int numLayers,
    int nFft,
    int hopSize,
    @Default("same") Padding padding,
    @Nullable Integer adanormNumEmbeddings,
    @Default("0") int bandwidthId,
    @Default("convnext") BackboneKind backbone,
    @Default("istft") HeadKind head) {

  /** The generator's backbone (section 3.3). */
  public enum BackboneKind {
    /** ConvNeXt blocks; the paper's choice. */
    CONVNEXT,
    /** Dilated residual blocks as in HiFi-GAN; the paper's ablation. */
    RESNET
  }

  /** What turns the backbone's frames into samples. */
  public enum HeadKind {
    /** Log-magnitude and phase of an STFT, inverted (section 3.2). */
    ISTFT,
    /** Coefficients of an MDCT on a symmetric exponential scale. */
    IMDCT_SYMEXP,
    /** Coefficients of an MDCT as {@code exp(m) cos(p)}. */
    IMDCT_COS
  }

  /** Where a head's frames sit on the waveform. */
  public enum Padding {
    /** Frame {@code t} covers samples {@code t * hop} to {@code (t + 1) * hop}. */
    SAME,
    /** Frame {@code t} is centred at sample {@code t * hop}. */
    CENTER
  }

  public NetworkConfig {
    if (inputChannels < 1 || dim < 1 || numLayers < 1 || hopSize < 1) {
      throw new IllegalArgumentException(
          "need input_channels, dim, num_layers and hop_size of at least 1, found %d, %d, %d, %d"
              .formatted(inputChannels, dim, numLayers, hopSize));
    }
    if (backbone == BackboneKind.CONVNEXT && intermediateDim < 1) {
      throw new IllegalArgumentException(
          "need intermediate_dim of at least 1, found " + intermediateDim);
    }
    if (head == HeadKind.ISTFT && (nFft % 2 != 0 || nFft <= hopSize)) {
      throw new IllegalArgumentException(
          "need an even n_fft above hop_size, found n_fft %d, hop_size %d"
              .formatted(nFft, hopSize));
    }
    int conditions = adanormNumEmbeddings == null ? 1 : adanormNumEmbeddings;
    if (bandwidthId < 0 || bandwidthId >= conditions) {
      throw new IllegalArgumentException(
          "need bandwidth_id in [0, %d), found %d".formatted(conditions, bandwidthId));
    }
  }

  /** {@return the shape of a backbone of ConvNeXt blocks} */
  ConvNextShape convNext() {
    return new ConvNextShape(
        inputChannels, dim, intermediateDim, numLayers, adanormNumEmbeddings, bandwidthId);
  }
}
