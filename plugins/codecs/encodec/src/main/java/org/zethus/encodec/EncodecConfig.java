package org.zethus.encodec;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.config.Default;
import org.zethus.torch.seanet.SeanetShape;

/**
 * What an EnCodec checkpoint's {@code config.json} says, under Hugging Face's keys.
 *
 * @param samplingRate samples per second
 * @param audioChannels 1
 * @param normalize whether loudness is coded apart, as at 48 kHz; false
 * @param targetBandwidths bit rates in kbit/s; the last one needs all codebooks
 * @param hiddenSize width of the latents
 * @param numFilters channels at the waveform
 * @param numResidualLayers residual blocks per ratio
 * @param upsamplingRatios of the decoder, in order
 * @param normType {@code weight_norm}
 * @param kernelSize of the first convolution
 * @param lastKernelSize of the last one
 * @param residualKernelSize in residual blocks
 * @param dilationGrowthRate from one residual block to the next
 * @param useCausalConv whether nothing sees what comes later
 * @param padMode {@code reflect}
 * @param compress a residual block is so many times narrower inside
 * @param numLstmLayers between convolutions and latents
 * @param trimRightRatio of causal transposed convolutions
 * @param codebookSize entries per codebook
 * @param codebookDim width of an entry; null: that of the latents
 * @param useConvShortcut whether a residual block's shortcut is a convolution
 */
public record EncodecConfig(
    int samplingRate,
    @Default("1") int audioChannels,
    @Default("false") boolean normalize,
    List<Double> targetBandwidths,
    int hiddenSize,
    int numFilters,
    @Default("1") int numResidualLayers,
    List<Integer> upsamplingRatios,
    @Default("weight_norm") String normType,
    @Default("7") int kernelSize,
    @Default("7") int lastKernelSize,
    @Default("3") int residualKernelSize,
    @Default("2") int dilationGrowthRate,
    @Default("true") boolean useCausalConv,
    @Default("reflect") String padMode,
    @Default("2") int compress,
    @Default("2") int numLstmLayers,
    @Default("1.0") double trimRightRatio,
    @Default("1024") int codebookSize,
    @Nullable Integer codebookDim,
    @Default("true") boolean useConvShortcut) {
  public EncodecConfig {
    targetBandwidths = List.copyOf(targetBandwidths);
    upsamplingRatios = List.copyOf(upsamplingRatios);
    if (targetBandwidths.isEmpty() || codebookSize < 2) {
      throw new IllegalArgumentException(
          "need target_bandwidths and codebook_size of at least 2, found %s and %d"
              .formatted(targetBandwidths, codebookSize));
    }
    if (audioChannels != 1
        || normalize
        || !normType.equals("weight_norm")
        || !padMode.equals("reflect")) {
      throw new IllegalArgumentException(
          "need audio_channels 1, normalize false, norm_type weight_norm and pad_mode reflect, as EnCodec at 24 kHz has them, found %d, %s, %s and %s"
              .formatted(audioChannels, normalize, normType, padMode));
    }
    if (codebookDim != null && codebookDim != hiddenSize) {
      throw new IllegalArgumentException(
          "need a codebook_dim like hidden_size %d, found %d".formatted(hiddenSize, codebookDim));
    }
  }

  /** {@return the encoder's and decoder's shape} */
  SeanetShape seanet() {
    return new SeanetShape(
        numFilters,
        hiddenSize,
        upsamplingRatios,
        numResidualLayers,
        kernelSize,
        lastKernelSize,
        residualKernelSize,
        dilationGrowthRate,
        compress,
        useConvShortcut,
        useCausalConv,
        trimRightRatio,
        numLstmLayers,
        false);
  }

  /** {@return how many codebooks a bit rate in kbit/s pays for; at least 1} */
  int codebooks(double bandwidth) {
    int frameRate = (int) Math.ceil((double) samplingRate / seanet().hopLength());
    double bits = Math.log(codebookSize) / Math.log(2);
    return (int) Math.floor(Math.max(1, bandwidth * 1000 / (frameRate * bits) + 1e-9));
  }

  /** {@return what the codec takes and makes} */
  CodecFormat format() {
    int all = codebooks(targetBandwidths.get(targetBandwidths.size() - 1));
    return new CodecFormat(
        samplingRate, seanet().hopLength(), Collections.nCopies(all, codebookSize), 1);
  }
}
