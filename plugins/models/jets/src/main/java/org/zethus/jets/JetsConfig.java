package org.zethus.jets;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.text.SymbolTable;
import org.zethus.torch.fastspeech.DurationRounding;
import org.zethus.torch.fastspeech.PredictorConfig;
import org.zethus.torch.fastspeech.Requirements;
import org.zethus.torch.fastspeech.TransformerConfig;
import org.zethus.torch.fastspeech.VarianceControl;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.tts.Statistics;

/**
 * What a checkpoint's {@code config.json} says. Keys are Amphion's, and where a published config
 * lacks one of ours its default is what we hold to be right; the keys whose other value repeats the
 * published arithmetic say so.
 *
 * @param mel the frames the alignment listens to; their hop is that of the samples made
 * @param scales how pitch and energy are normalised
 * @param model the network
 * @param train of the training only what adds a parameter
 * @param symbols the input symbols by id; the first is padding. Published configs lack them and
 *     mean {@link SymbolTable#published}
 * @param speakers by id; empty for a single one
 * @param statistics of the training corpus
 * @param frontEnd id of the text front end
 */
record JetsConfig(
    @Key("preprocess") MelSpec mel,
    @Key("preprocess") Scales scales,
    @Default("{}") Model model,
    @Default("{}") Training train,
    @Default("[]") List<String> symbols,
    @Default("[]") List<String> speakers,
    @Default("{}") Statistics statistics,
    @Default("english") String frontEnd) {

  /**
   * Scales of pitch and energy.
   *
   * @param useLogScalePitch pitch is normalised as ln(F0), not as F0
   * @param useLogScaleEnergy energy likewise
   */
  record Scales(
      @Default("false") boolean useLogScalePitch, @Default("false") boolean useLogScaleEnergy) {}

  /**
   * The network.
   *
   * @param transformer encoder and decoder
   * @param variancePredictor duration, pitch and energy predictor, all alike
   * @param varianceEmbedding how pitch and energy come back in
   * @param hifigan the generator; the published config names that of its HiFi-GAN recipe elsewhere,
   *     and the default is that one
   * @param maxSeqLen longest utterance in training, in frames; longer ones are left out
   * @param durationRounding from predicted durations to frames
   * @param varianceControl what a pitch or energy factor multiplies
   * @param varianceInput what the decoder hears of pitch and energy in training
   * @param speakerInInference the speaker's embedding also speaks; {@code false} is the published
   *     arithmetic, which uses it in training alone
   * @param maskEverywhere padding is zeroed before every convolution, so that an utterance does not
   *     depend on its neighbours in the batch; {@code false} is the published arithmetic
   */
  record Model(
      @Default("{}") TransformerConfig transformer,
      @Default("{}") PredictorConfig variancePredictor,
      @Default("{}") Embedding varianceEmbedding,
      @Default(
              """
              {
                resblock: "2", upsample_rates: [8, 8, 4], upsample_kernel_sizes: [16, 16, 8],
                upsample_initial_channel: 256, resblock_kernel_sizes: [3, 5, 7],
                resblock_dilation_sizes: [[1, 2], [2, 6], [3, 12]],
              }
              """)
          GeneratorConfig hifigan,
      @Default("1000") int maxSeqLen,
      @Default("running_total") DurationRounding durationRounding,
      @Default("value") VarianceControl varianceControl,
      @Default("embedded") VarianceInput varianceInput,
      @Default("true") boolean speakerInInference,
      @Default("true") boolean maskEverywhere) {
    Model {
      Requirements.positive("max_seq_len", maxSeqLen);
    }
  }

  /**
   * The convolution that makes a vector of width D of a pitch or energy value.
   *
   * @param kernelSize its kernel; odd; fixed at 9 in the published model
   * @param dropout probability; fixed at 0.5 in the published model
   */
  record Embedding(@Default("9") int kernelSize, @Default("0.5") double dropout) {
    Embedding {
      Requirements.odd("variance_embedding.kernel_size", kernelSize);
      Requirements.probability("variance_embedding.dropout", dropout);
    }
  }

  /** What is added to the phones' hidden states in training. */
  enum VarianceInput {
    /**
     * The embeddings of the recording's pitch and energy, as in the paper. Inference adds those of
     * the predictions.
     */
    EMBEDDED,
    /**
     * As published: the values themselves, to every channel, and the predictors see the sum.
     * Inference then adds embeddings which training never moved.
     */
    RAW
  }

  /**
   * Of the training.
   *
   * @param multiSpeakerTraining the model adds a speaker embedding to the encoder's output
   */
  record Training(@Default("false") boolean multiSpeakerTraining) {}

  JetsConfig {
    symbols = symbols.isEmpty() ? SymbolTable.published().symbols() : List.copyOf(symbols);
    speakers = List.copyOf(speakers);
    if (model.hifigan().samplesPerFrame() != mel.hopLength()) {
      throw new IllegalArgumentException(
          "model.hifigan.upsample_rates %s make %d samples of a frame, preprocess.hop_size is %d; they must agree"
              .formatted(
                  model.hifigan().upsampleRates(),
                  model.hifigan().samplesPerFrame(),
                  mel.hopLength()));
    }
  }

  /** {@return what this is read from, with the name by which a folder's model is found} */
  Config toConfig() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("model_type", "Jets");
    json.putAll(Config.of(this).asMap());
    return Config.of(json, Checkpoint.CONFIG);
  }

  /** {@return width D of the hidden states} */
  int width() {
    return model.transformer().encoderHidden();
  }

  /**
   * {@return this on the network of another, whose weights it starts from}: with the other's blocks
   * and symbols, but with the statistics of this one's corpus
   *
   * @throws org.zethus.api.audio.SpecMismatchException if the other listens to other mel frames
   */
  JetsConfig continuing(JetsConfig start) {
    start.mel().requireSame(mel, "the checkpoint to start from");
    return new JetsConfig(
        mel,
        start.scales(),
        start.model(),
        start.train(),
        start.symbols(),
        start.train().multiSpeakerTraining() ? start.speakers() : speakers,
        statistics,
        start.frontEnd());
  }
}
