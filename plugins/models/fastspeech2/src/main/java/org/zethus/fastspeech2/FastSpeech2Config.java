package org.zethus.fastspeech2;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;

/**
 * What the network of a checkpoint is like: the part of {@code config.json} that decides shapes and
 * arithmetic. Keys are Amphion's, and where a published config lacks one of ours its default is
 * what we hold to be right; the keys whose other value repeats the published arithmetic say so.
 *
 * @param features what the network sees of speech
 * @param model its blocks
 * @param train of the training only what adds a parameter
 * @param symbols the input symbols by id; the first is padding. Empty where the weights tell how
 *     many there are and nobody asks by name
 * @param speakers by id; empty for a single one
 * @param statistics of the training corpus
 */
record FastSpeech2Config(
    @Key("preprocess") Features features,
    Model model,
    @Default("{}") Training train,
    @Default("[]") List<String> symbols,
    @Default("[]") List<String> speakers,
    @Default("{}") Statistics statistics) {

  /**
   * Mel, pitch and energy.
   *
   * @param melBins mel bands of a frame
   * @param useFramePitch pitch per frame, predicted after the length regulator, not per phone
   * @param useFrameEnergy energy likewise
   * @param useLogScalePitch pitch is normalised as ln(F0), not as F0
   * @param useLogScaleEnergy energy likewise
   */
  record Features(
      @Key("n_mel") int melBins,
      @Default("false") boolean useFramePitch,
      @Default("false") boolean useFrameEnergy,
      @Default("false") boolean useLogScalePitch,
      @Default("false") boolean useLogScaleEnergy) {
    Features {
      requirePositive("n_mel", melBins);
    }
  }

  /**
   * The blocks.
   *
   * @param transformer encoder and decoder
   * @param variancePredictor duration, pitch and energy predictor, all alike
   * @param varianceEmbedding how pitch and energy come back in
   * @param postnet refines the decoder's mel; ours as a key, fixed at 512 channels, 5 layers and
   *     kernel 5 in the published model
   * @param maxSeqLen longest sequence in training; longer ones lose their last frames
   * @param durationRounding from predicted durations to frames
   * @param varianceControl what a pitch or energy factor multiplies
   * @param maskEverywhere padding is zeroed before every convolution, so that an utterance does not
   *     depend on its neighbours in the batch; {@code false} is the published arithmetic
   */
  record Model(
      @Default("{}") Transformer transformer,
      @Default("{}") Predictor variancePredictor,
      @Default("{}") Embedding varianceEmbedding,
      @Default("{}") Postnet postnet,
      @Default("1000") int maxSeqLen,
      @Default("running_total") DurationRounding durationRounding,
      @Default("value") VarianceControl varianceControl,
      @Default("true") boolean maskEverywhere) {
    Model {
      requirePositive("max_seq_len", maxSeqLen);
    }
  }

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
  record Transformer(
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
    Transformer {
      requirePositive("encoder_layer", encoderLayer);
      requirePositive("decoder_layer", decoderLayer);
      requirePositive("conv_filter_size", convFilterSize);
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
      requireProbability("encoder_dropout", encoderDropout);
      requireProbability("decoder_dropout", decoderDropout);
    }

    private static void requireHeads(String which, int heads, int hidden) {
      requirePositive(which + "_head", heads);
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

  /**
   * A variance predictor.
   *
   * @param filterSize channels of its two convolutions
   * @param kernelSize their kernel; odd
   * @param dropout probability
   */
  record Predictor(
      @Default("256") int filterSize,
      @Default("3") int kernelSize,
      @Default("0.5") double dropout) {
    Predictor {
      requirePositive("filter_size", filterSize);
      requireOdd("variance_predictor.kernel_size", kernelSize);
      requireProbability("variance_predictor.dropout", dropout);
    }
  }

  /**
   * How a pitch or energy value becomes a vector of width D.
   *
   * @param pitchQuantization buckets of equal width, of equal ratio, or none
   * @param energyQuantization likewise
   * @param bins buckets, where there are any
   * @param kernelSize kernel of the convolution that takes the place of buckets; ours; odd
   */
  record Embedding(
      @Default("linear") Quantization pitchQuantization,
      @Default("linear") Quantization energyQuantization,
      @Key("n_bins") @Default("256") int bins,
      @Default("3") int kernelSize) {
    Embedding {
      if (bins < 2) {
        throw new IllegalArgumentException("need n_bins of at least 2, found " + bins);
      }
      requireOdd("variance_embedding.kernel_size", kernelSize);
    }
  }

  /** From a value to an embedding. */
  enum Quantization {
    /** Buckets of equal width between the corpus' extremes. */
    LINEAR,
    /** Buckets of equal ratio; needs positive normalised values. */
    LOG,
    /** No buckets: a convolution over the values, as FastPitch has it. */
    CONTINUOUS
  }

  /** What a pitch or energy factor multiplies. */
  enum VarianceControl {
    /** The value in Hz, or the energy: factor 2 is an octave. */
    VALUE,
    /** The normalised prediction, as published: factor 2 doubles the distance from the mean. */
    NORMALISED
  }

  /**
   * Post-net.
   *
   * @param layers convolutions; 0 for no post-net
   * @param embeddingDim channels between the first and the last
   * @param kernelSize of each; odd
   * @param dropout probability, after each
   */
  record Postnet(
      @Default("5") int layers,
      @Default("512") int embeddingDim,
      @Default("5") int kernelSize,
      @Default("0.5") double dropout) {
    Postnet {
      if (layers < 0 || layers == 1) {
        throw new IllegalArgumentException(
            "need postnet.layers of 0 (none) or at least 2, found " + layers);
      }
      requirePositive("postnet.embedding_dim", embeddingDim);
      requireOdd("postnet.kernel_size", kernelSize);
      requireProbability("postnet.dropout", dropout);
    }
  }

  /**
   * Of the training.
   *
   * @param multiSpeakerTraining the model adds a speaker embedding to the encoder's output
   */
  record Training(@Default("false") boolean multiSpeakerTraining) {}

  FastSpeech2Config {
    symbols = List.copyOf(symbols);
    speakers = List.copyOf(speakers);
  }

  private static void requirePositive(String key, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("need %s of at least 1, found %d".formatted(key, value));
    }
  }

  private static void requireOdd(String key, int kernel) {
    if (kernel < 1 || kernel % 2 == 0) {
      throw new IllegalArgumentException("need an odd %s, found %d".formatted(key, kernel));
    }
  }

  private static void requireProbability(String key, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException("need 0 <= %s < 1, found %s".formatted(key, value));
    }
  }
}
