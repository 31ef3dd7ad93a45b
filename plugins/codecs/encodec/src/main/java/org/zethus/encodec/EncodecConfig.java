package org.zethus.encodec;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.config.Default;
import org.zethus.torch.seanet.SeanetNorm;
import org.zethus.torch.seanet.SeanetShape;

/**
 * What an EnCodec checkpoint's {@code config.json} says, under Hugging Face's keys.
 *
 * @param samplingRate samples per second
 * @param audioChannels 1, or 2 for stereo
 * @param normalize whether the loudness of a segment is coded apart, as at 48 kHz
 * @param chunkLengthS seconds of a segment, which is coded on its own; null: all is one
 * @param overlap share of a segment that the next one has too; where there are segments
 * @param targetBandwidths bit rates in kbit/s; the last one needs all codebooks
 * @param hiddenSize width of the latents
 * @param numFilters channels at the waveform
 * @param numResidualLayers residual blocks per ratio
 * @param upsamplingRatios of the decoder, in order
 * @param normType of the convolutions
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
    @Nullable Double chunkLengthS,
    @Nullable Double overlap,
    List<Double> targetBandwidths,
    int hiddenSize,
    int numFilters,
    @Default("1") int numResidualLayers,
    List<Integer> upsamplingRatios,
    @Default("weight_norm") SeanetNorm normType,
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
  private static final double LONGEST_SEGMENT = 60;

  public EncodecConfig {
    targetBandwidths = List.copyOf(targetBandwidths);
    upsamplingRatios = List.copyOf(upsamplingRatios);
    if (targetBandwidths.isEmpty() || codebookSize < 2) {
      throw new IllegalArgumentException(
          "need target_bandwidths and codebook_size of at least 2, found %s and %d"
              .formatted(targetBandwidths, codebookSize));
    }
    if (audioChannels < 1 || audioChannels > 2 || !padMode.equals("reflect")) {
      throw new IllegalArgumentException(
          "need audio_channels 1 or 2 and pad_mode reflect, found %d and %s"
              .formatted(audioChannels, padMode));
    }
    if (chunkLengthS != null
        && !(chunkLengthS * samplingRate >= 1 && chunkLengthS <= LONGEST_SEGMENT)) {
      throw new IllegalArgumentException(
          "need a chunk_length_s of at least a sample and at most %s s, found %s"
              .formatted(LONGEST_SEGMENT, chunkLengthS));
    }
    if (chunkLengthS != null && !(overlap != null && overlap >= 0 && overlap <= 0.5)) {
      throw new IllegalArgumentException(
          "need an overlap in [0, 0.5] beside chunk_length_s, found " + overlap);
    }
    if (codebookDim != null && codebookDim != hiddenSize) {
      throw new IllegalArgumentException(
          "need a codebook_dim like hidden_size %d, found %d".formatted(hiddenSize, codebookDim));
    }
  }

  /** {@return the encoder's and decoder's shape} */
  SeanetShape seanet() {
    return new SeanetShape(
        audioChannels,
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
        false,
        normType);
  }

  /** {@return how sound is cut; null where it is not} */
  @Nullable Segments segments() {
    if (chunkLengthS == null || overlap == null) {
      return null;
    }
    int length = (int) (chunkLengthS * samplingRate);
    return new Segments(length, Math.max(1, (int) ((1 - overlap) * length)));
  }

  /** {@return how many codebooks the highest bit rate pays for} */
  int allCodebooks() {
    return codebooks(targetBandwidths.get(targetBandwidths.size() - 1));
  }

  /** {@return how many codebooks a bit rate in kbit/s pays for; at least 1} */
  int codebooks(double bandwidth) {
    int frameRate = (int) Math.ceil((double) samplingRate / seanet().hopLength());
    double bits = Math.log(codebookSize) / Math.log(2);
    return (int) Math.floor(Math.max(1, bandwidth * 1000 / (frameRate * bits) + 1e-9));
  }

  /** {@return what the codec takes and makes where sound is not cut} */
  CodecFormat format() {
    return new CodecFormat(
        samplingRate,
        seanet().hopLength(),
        Collections.nCopies(allCodebooks(), codebookSize),
        1,
        audioChannels);
  }
}
