package org.zethus.maskgct;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.torch.LinearForm;
import org.zethus.torch.repcodec.RepCodecConfig;
import org.zethus.torch.w2vbert.FeatureExtractorConfig;
import org.zethus.torch.w2vbert.SemanticFeatures;
import org.zethus.torch.w2vbert.W2vBertConfig;

/**
 * What a checkpoint's {@code config.json} says. Sections and keys are Amphion's, where it has them.
 *
 * @param model the networks
 * @param mel how the frames are made that the semantic codec quantises, where these are mel frames;
 *     null where they are hidden states of an encoder
 * @param symbols phones by id; none: those of the published model, said by espeak-ng
 * @param frontEnd the text front end that says phones of {@code symbols}
 * @param storage how the linear layers of the three transformers hold their weights while the model
 *     speaks
 * @param inference how to speak where a request does not say
 */
record MaskGctConfig(
    Model model,
    @Key("preprocess") @Nullable MelSpec mel,
    @Default("[]") List<String> symbols,
    @Default("english") String frontEnd,
    @Default("float32") LinearForm.Storage storage,
    @Default("{}") Controls inference) {
  /** What recipes and the command line call this model. */
  static final String ID = "maskgct";

  /**
   * The section {@code model}.
   *
   * @param t2sModel text to semantic codes
   * @param s2aModel semantic to acoustic codes
   * @param semanticCodec frames of the encoder to semantic codes
   * @param acousticCodec samples to acoustic codes and back
   * @param semanticModel the encoder; null where mel frames are quantised
   * @param durationModel phones to durations; null where the prompt's rate alone tells them
   */
  record Model(
      T2sConfig t2sModel,
      S2aModels s2aModel,
      @Default("{}") RepCodecConfig semanticCodec,
      @Default("{}") AcousticConfig acousticCodec,
      @Nullable SemanticModel semanticModel,
      @Nullable DurationConfig durationModel) {}

  /**
   * The two transformers from semantic to acoustic codes.
   *
   * @param first of the first codebook; {@code full} makes it too where a checkpoint lacks this one
   * @param full of all codebooks
   */
  record S2aModels(
      @Key("s2a_1layer") @Default("{num_quantizer: 1}") S2aConfig first,
      @Key("s2a_full") S2aConfig full) {}

  /**
   * The encoder and the frames it takes.
   *
   * @param network layers and widths
   * @param features the front end
   * @param layerUsed whose states are quantised
   */
  record SemanticModel(
      @Key("") W2vBertConfig network,
      @Key("") FeatureExtractorConfig features,
      @Default("17") int layerUsed) {
    SemanticModel {
      if (layerUsed < 1 || layerUsed > network.numHiddenLayers()) {
        throw new IllegalArgumentException(
            "need a layer_used from 1 to num_hidden_layers %d, found %d; the published one is %d"
                .formatted(network.numHiddenLayers(), layerUsed, SemanticFeatures.LAYER));
      }
    }
  }

  MaskGctConfig {
    symbols = List.copyOf(symbols);
    if ((mel == null) == (model.semanticModel() == null)) {
      throw new IllegalArgumentException(
          "need either model.semantic_model, an encoder, or preprocess, mel frames; found "
              + (mel == null ? "neither" : "both"));
    }
  }
}
