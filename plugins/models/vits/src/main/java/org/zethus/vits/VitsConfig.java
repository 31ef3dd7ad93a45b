package org.zethus.vits;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.torch.fastspeech.Requirements;
import org.zethus.torch.hifigan.GeneratorConfig;

/**
 * Everything a VITS checkpoint's {@code config.json} says. Sections and keys are Amphion's.
 *
 * @param mel frames: linear magnitudes go in, mel frames are compared in training
 * @param reading how text becomes symbols
 * @param network all but the decoder
 * @param decoder latents to samples
 * @param symbols of the text encoder, by id; number 0 is padding and blank
 * @param speakers by id; an empty name for a model of one voice
 * @param frontEnd id of the text front end
 * @param inference how to speak where a request does not say
 */
record VitsConfig(
    @Key("preprocess") MelSpec mel,
    @Key("preprocess") Reading reading,
    @Key("model") Network network,
    @Key("model") GeneratorConfig decoder,
    List<String> symbols,
    @Default("[\"\"]") List<String> speakers,
    @Default("english") String frontEnd,
    @Default("{}") Controls inference) {

  /**
   * Of the section {@code preprocess}.
   *
   * @param addBlank a blank stands between any two symbols and at both ends
   */
  record Reading(@Default("true") boolean addBlank) {}

  /**
   * The network without its decoder.
   *
   * @param textTokenNum symbols that have an embedding
   * @param interChannels channels of the latents
   * @param hiddenChannels channels within the encoders and the flow
   * @param filterChannels channels within the text encoder's feed-forward
   * @param nHeads heads of the text encoder
   * @param nLayers layers of the text encoder
   * @param kernelSize taps in the text encoder's feed-forward
   * @param pDropout dropout of the text encoder
   * @param posteriorLayers layers of the posterior encoder
   * @param flowLayers coupling layers of the flow
   * @param nSpeakers speakers that have an embedding; 0 for a model of one voice
   * @param ginChannels channels of a speaker's embedding, with which every part is conditioned
   * @param useSdp whether durations are a distribution
   * @param durationDropout dropout of the duration predictor
   */
  record Network(
      @Default("0") int textTokenNum,
      @Default("192") int interChannels,
      @Default("192") int hiddenChannels,
      @Default("768") int filterChannels,
      @Default("2") int nHeads,
      @Default("6") int nLayers,
      @Default("3") int kernelSize,
      @Default("0.1") double pDropout,
      @Default("16") int posteriorLayers,
      @Default("4") int flowLayers,
      @Default("0") int nSpeakers,
      @Default("0") int ginChannels,
      @Default("true") boolean useSdp,
      @Default("0.5") double durationDropout) {
    Network {
      Requirements.positive("inter_channels", interChannels);
      Requirements.positive("hidden_channels", hiddenChannels);
      Requirements.positive("filter_channels", filterChannels);
      Requirements.positive("n_heads", nHeads);
      Requirements.positive("kernel_size", kernelSize);
      Requirements.positive("posterior_layers", posteriorLayers);
      if (interChannels % 2 != 0) {
        throw new IllegalArgumentException(
            "need an even inter_channels, found %d".formatted(interChannels));
      }
      if (hiddenChannels % nHeads != 0) {
        throw new IllegalArgumentException(
            "need n_heads that divides hidden_channels, found %d and %d"
                .formatted(nHeads, hiddenChannels));
      }
      if (textTokenNum < 0 || nLayers < 0 || flowLayers < 0 || nSpeakers < 0 || ginChannels < 0) {
        throw new IllegalArgumentException(
            ("need text_token_num, n_layers, flow_layers, n_speakers and gin_channels of at least"
                    + " 0, found %d, %d, %d, %d and %d")
                .formatted(textTokenNum, nLayers, flowLayers, nSpeakers, ginChannels));
      }
      if (nSpeakers > 0 && ginChannels == 0) {
        throw new IllegalArgumentException("need gin_channels of at least 1 for n_speakers > 0");
      }
      Requirements.probability("p_dropout", pDropout);
      Requirements.probability("duration_dropout", durationDropout);
    }

    /** {@return the same with other tables} */
    Network with(int symbols, int speakers) {
      return new Network(
          symbols,
          interChannels,
          hiddenChannels,
          filterChannels,
          nHeads,
          nLayers,
          kernelSize,
          pDropout,
          posteriorLayers,
          flowLayers,
          speakers,
          ginChannels,
          useSdp,
          durationDropout);
    }
  }

  VitsConfig {
    symbols = List.copyOf(symbols);
    speakers = List.copyOf(speakers);
    if (decoder.samplesPerFrame() != mel.hopLength()) {
      throw new IllegalArgumentException(
          "need upsample_rates whose product is hop_size, found %s and %d"
              .formatted(decoder.upsampleRates(), mel.hopLength()));
    }
  }

  /** {@return the config of a checkpoint, ours or published} */
  static VitsConfig of(Checkpoint checkpoint) {
    return Published.of(checkpoint)
        .map(Published::config)
        .orElseGet(() -> checkpoint.config(VitsConfig.class));
  }

  /** {@return what {@link #of} reads} */
  Config toConfig() {
    return Config.of(this);
  }

  /** {@return bins of the linear spectrogram} */
  int bins() {
    return mel.nFft() / 2 + 1;
  }
}
