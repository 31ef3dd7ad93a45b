package org.zethus.speechtokenizer;

import java.util.Collections;
import java.util.List;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.config.Default;
import org.zethus.torch.seanet.SeanetNorm;
import org.zethus.torch.seanet.SeanetShape;

/**
 * What a SpeechTokenizer checkpoint's {@code config.json} says, under its repository's keys.
 *
 * @param nFilters channels at the waveform
 * @param dimension width of the latents
 * @param strides of the decoder, in order
 * @param lstmLayers between convolutions and latents
 * @param bidirectional whether the encoder's LSTM also runs backwards
 * @param dilationBase from one residual block to the next
 * @param residualKernelSize in residual blocks
 * @param nResidualLayers residual blocks per stride
 * @param activation {@code ELU}
 * @param sampleRate samples per second
 * @param nQ codebooks
 * @param semanticDimension width of the features that the first codebook was taught to carry
 * @param codebookSize entries per codebook
 */
public record SpeechTokenizerConfig(
    int nFilters,
    int dimension,
    List<Integer> strides,
    int lstmLayers,
    boolean bidirectional,
    @Default("2") int dilationBase,
    @Default("3") int residualKernelSize,
    @Default("1") int nResidualLayers,
    @Default("ELU") String activation,
    int sampleRate,
    @Default("8") int nQ,
    @Default("768") int semanticDimension,
    @Default("1024") int codebookSize) {
  private static final int KERNEL = 7;
  private static final int COMPRESS = 2;

  public SpeechTokenizerConfig {
    strides = List.copyOf(strides);
    if (!activation.equals("ELU")) {
      throw new IllegalArgumentException("need the activation ELU, found " + activation);
    }
    if (nQ < 1 || codebookSize < 1 || semanticDimension < 1) {
      throw new IllegalArgumentException(
          "need n_q, codebook_size and semantic_dimension of at least 1, found %d, %d and %d"
              .formatted(nQ, codebookSize, semanticDimension));
    }
  }

  /** {@return the encoder's and decoder's shape} */
  SeanetShape seanet() {
    return new SeanetShape(
        1,
        nFilters,
        dimension,
        strides,
        nResidualLayers,
        KERNEL,
        KERNEL,
        residualKernelSize,
        dilationBase,
        COMPRESS,
        true,
        false,
        1,
        lstmLayers,
        bidirectional,
        SeanetNorm.WEIGHT_NORM);
  }

  /** {@return what the codec takes and makes} */
  CodecFormat format() {
    return new CodecFormat(
        sampleRate, seanet().hopLength(), Collections.nCopies(nQ, codebookSize), 1);
  }
}
