package org.zethus.fastspeech2;

import java.util.List;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.text.SymbolTable;
import org.zethus.torch.fastspeech.DurationRounding;
import org.zethus.torch.fastspeech.PredictorConfig;
import org.zethus.torch.fastspeech.Requirements;
import org.zethus.torch.fastspeech.TransformerConfig;
import org.zethus.torch.fastspeech.VarianceControl;
import org.zethus.torch.tts.Statistics;

/**
 * What the network of a checkpoint is like: the part of {@code config.json} that decides shapes and
 * arithmetic. Keys are Amphion's, and where a published config lacks one of ours its default is
 * what we hold to be right; the keys whose other value repeats the published arithmetic say so.
 *
 * @param features what the network sees of speech
 * @param model its blocks
 * @param train of the training only what adds a parameter
 * @param symbols the input symbols by id; the first is padding. Published configs lack them and
 *     mean {@link SymbolTable#published}
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
      Requirements.positive("n_mel", melBins);
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
      @Default("{}") TransformerConfig transformer,
      @Default("{}") PredictorConfig variancePredictor,
      @Default("{}") Embedding varianceEmbedding,
      @Default("{}") Postnet postnet,
      @Default("1000") int maxSeqLen,
      @Default("running_total") DurationRounding durationRounding,
      @Default("value") VarianceControl varianceControl,
      @Default("true") boolean maskEverywhere) {
    Model {
      Requirements.positive("max_seq_len", maxSeqLen);
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
      Requirements.odd("variance_embedding.kernel_size", kernelSize);
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
      Requirements.positive("postnet.embedding_dim", embeddingDim);
      Requirements.odd("postnet.kernel_size", kernelSize);
      Requirements.probability("postnet.dropout", dropout);
    }
  }

  /**
   * Of the training.
   *
   * @param multiSpeakerTraining the model adds a speaker embedding to the encoder's output
   */
  record Training(@Default("false") boolean multiSpeakerTraining) {}

  FastSpeech2Config {
    symbols = symbols.isEmpty() ? SymbolTable.published().symbols() : List.copyOf(symbols);
    speakers = List.copyOf(speakers);
  }
}
