package org.zethus.torch.fastspeech;

import java.util.List;
import org.zethus.api.config.Default;

/**
 * Feed-forward transformers of encoder and decoder.
 *
 * @param encoderLayer FFT blocks of the encoder
 * @param encoderHead attention heads
 * @param encoderHidden width D
 * @param decoderLayer FFT blocks of the decoder
 * @param decoderHead attention heads
 * @param decoderHidden width, the encoder's
 * @param convFilterSize channels between the two convolutions of an FFT block
 * @param convKernelSize kernels of the two
 * @param decoderConvFilterSize the decoder's own; ours, 0 for the encoder's
 * @param decoderConvKernelSize the decoder's own; ours, empty for the encoder's
 * @param encoderDropout probability
 * @param decoderDropout probability
 */
public record TransformerConfig(
    @Default("4") int encoderLayer,
    @Default("2") int encoderHead,
    @Default("256") int encoderHidden,
    @Default("6") int decoderLayer,
    @Default("2") int decoderHead,
    @Default("256") int decoderHidden,
    @Default("1024") int convFilterSize,
    @Default("[9, 1]") List<Integer> convKernelSize,
    @Default("0") int decoderConvFilterSize,
    @Default("[]") List<Integer> decoderConvKernelSize,
    @Default("0.2") double encoderDropout,
    @Default("0.2") double decoderDropout) {
  public TransformerConfig {
    Requirements.positive("encoder_layer", encoderLayer);
    Requirements.positive("decoder_layer", decoderLayer);
    Requirements.positive("conv_filter_size", convFilterSize);
    requireHeads("encoder", encoderHead, encoderHidden);
    requireHeads("decoder", decoderHead, decoderHidden);
    if (encoderHidden != decoderHidden) {
      throw new IllegalArgumentException(
          "need decoder_hidden = encoder_hidden, found %d and %d"
              .formatted(decoderHidden, encoderHidden));
    }
    convKernelSize = List.copyOf(convKernelSize);
    requireOddPair("conv_kernel_size", convKernelSize);
    if (!decoderConvKernelSize.isEmpty()) {
      requireOddPair("decoder_conv_kernel_size", decoderConvKernelSize);
    }
    decoderConvKernelSize =
        decoderConvKernelSize.isEmpty() ? convKernelSize : List.copyOf(decoderConvKernelSize);
    decoderConvFilterSize = decoderConvFilterSize == 0 ? convFilterSize : decoderConvFilterSize;
    Requirements.probability("encoder_dropout", encoderDropout);
    Requirements.probability("decoder_dropout", decoderDropout);
  }

  private static void requireHeads(String which, int heads, int hidden) {
    Requirements.positive(which + "_head", heads);
    if (hidden < heads || hidden % heads != 0) {
      throw new IllegalArgumentException(
          "need %s_hidden to be a multiple of %s_head, found %d and %d"
              .formatted(which, which, hidden, heads));
    }
  }

  private static void requireOddPair(String key, List<Integer> kernels) {
    if (kernels.size() != 2 || kernels.stream().anyMatch(k -> k < 1 || k % 2 == 0)) {
      throw new IllegalArgumentException(
          "need two odd kernels in %s, e.g. [9, 1], found %s".formatted(key, kernels));
    }
  }
}
