package org.zethus.torch.seanet;

import java.util.List;

/**
 * What a SEANet looks like.
 *
 * @param channels of the waveform
 * @param filters channels after the first convolution; they double with each ratio
 * @param dimension D, width of the latents
 * @param ratios of the decoder, which upsamples by them in this order; the encoder takes them in
 *     reverse
 * @param residualLayers residual blocks per ratio
 * @param kernel of the first convolution
 * @param lastKernel of the last one
 * @param residualKernel of the first convolution in a residual block
 * @param dilationBase dilation of residual block {@code j} is its power {@code j}
 * @param compress a residual block is so many times narrower inside
 * @param convolvedShortcut whether a block's shortcut is a convolution, else the identity
 * @param causal whether nothing sees what comes later
 * @param trimRightRatio of causal transposed convolutions
 * @param lstmLayers between convolutions and latents; 0 for none
 * @param bidirectional whether the encoder's LSTM also runs backwards
 * @param norm of all convolutions
 */
public record SeanetShape(
    int channels,
    int filters,
    int dimension,
    List<Integer> ratios,
    int residualLayers,
    int kernel,
    int lastKernel,
    int residualKernel,
    int dilationBase,
    int compress,
    boolean convolvedShortcut,
    boolean causal,
    double trimRightRatio,
    int lstmLayers,
    boolean bidirectional,
    SeanetNorm norm) {
  public SeanetShape {
    ratios = List.copyOf(ratios);
    if (channels < 1 || filters < 1 || dimension < 1 || compress < 1 || filters / compress < 1) {
      throw new IllegalArgumentException(
          "need channels, filters, dimension and compress of at least 1, and no more compress than filters, found %d, %d, %d and %d"
              .formatted(channels, filters, dimension, compress));
    }
    if (ratios.isEmpty() || ratios.stream().anyMatch(ratio -> ratio < 1)) {
      throw new IllegalArgumentException("need ratios of at least 1, found " + ratios);
    }
    if (!(trimRightRatio >= 0 && trimRightRatio <= 1)) {
      throw new IllegalArgumentException(
          "need trim_right_ratio in [0, 1], found " + trimRightRatio);
    }
  }

  /** {@return samples per frame} */
  public int hopLength() {
    return ratios.stream().reduce(1, Math::multiplyExact);
  }
}
