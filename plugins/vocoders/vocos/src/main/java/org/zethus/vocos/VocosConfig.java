package org.zethus.vocos;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.config.Default;
import org.zethus.api.config.Key;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.nn.Functional;

/**
 * What a Vocos checkpoint's {@code config.json} says. The sections and keys are Amphion's; its
 * {@code preprocess} section holds both the mel frames' spec and their scaling.
 *
 * @param mel how the mel frames are made
 * @param scaling how they are scaled for the network
 * @param model the network
 */
public record VocosConfig(
    @Key("preprocess") MelSpec mel, @Key("preprocess") Scaling scaling, Model model) {
  private static final String PREPROCESS = "preprocess";

  /**
   * The network's input is {@code (mel - melMean) / sqrt(melVar)}.
   *
   * @param melMean mean of the log-mel values
   * @param melVar their variance
   */
  public record Scaling(@Default("0") double melMean, @Default("1") double melVar) {
    public Scaling {
      if (!(melVar > 0)) {
        throw new IllegalArgumentException("need mel_var > 0, found " + melVar);
      }
    }

    /** {@return log-mel values as the network wants them} */
    NDArray apply(NDArray mel) {
      return Functional.div(mel.sub(melMean), Math.sqrt(melVar));
    }
  }

  /** Where the networks are described. */
  public record Model(Network vocos) {}

  /** The generator's backbone (section 3.3). */
  public enum BackboneKind {
    /** ConvNeXt blocks; the paper's choice. */
    CONVNEXT,
    /** Dilated residual blocks as in HiFi-GAN; the paper's ablation. */
    RESNET
  }

  /** What turns the backbone's frames into samples. */
  public enum HeadKind {
    /** Log-magnitude and phase of an STFT, inverted (section 3.2). */
    ISTFT,
    /** Coefficients of an MDCT on a symmetric exponential scale. */
    IMDCT_SYMEXP,
    /** Coefficients of an MDCT as {@code exp(m) cos(p)}. */
    IMDCT_COS
  }

  /** Where a head's frames sit on the waveform. */
  public enum Padding {
    /** Frame {@code t} covers samples {@code t * hop} to {@code (t + 1) * hop}. */
    SAME,
    /** Frame {@code t} is centred at sample {@code t * hop}. */
    CENTER
  }

  /**
   * The generator.
   *
   * @param inputChannels mel bins
   * @param dim width of the backbone
   * @param intermediateDim width within a ConvNeXt block
   * @param numLayers blocks
   * @param nFft FFT size of the head; the MDCT's frame length is {@code 2 * hopSize}
   * @param hopSize samples per frame
   * @param padding where frames sit
   * @param adanormNumEmbeddings how many conditions AdaLayerNorm knows; null: plain LayerNorm
   * @param bandwidthId the condition a vocoder runs with
   * @param backbone kind of the backbone
   * @param head kind of the head
   */
  public record Network(
      int inputChannels,
      int dim,
      @Default("0") int intermediateDim,
      int numLayers,
      int nFft,
      int hopSize,
      @Default("same") Padding padding,
      @Nullable Integer adanormNumEmbeddings,
      @Default("0") int bandwidthId,
      @Default("convnext") BackboneKind backbone,
      @Default("istft") HeadKind head) {
    public Network {
      if (inputChannels < 1 || dim < 1 || numLayers < 1 || hopSize < 1) {
        throw new IllegalArgumentException(
            "need input_channels, dim, num_layers and hop_size of at least 1, found %d, %d, %d, %d"
                .formatted(inputChannels, dim, numLayers, hopSize));
      }
      if (backbone == BackboneKind.CONVNEXT && intermediateDim < 1) {
        throw new IllegalArgumentException(
            "need intermediate_dim of at least 1, found " + intermediateDim);
      }
      if (head == HeadKind.ISTFT && (nFft % 2 != 0 || nFft <= hopSize)) {
        throw new IllegalArgumentException(
            "need an even n_fft above hop_size, found n_fft %d, hop_size %d"
                .formatted(nFft, hopSize));
      }
      int conditions = adanormNumEmbeddings == null ? 1 : adanormNumEmbeddings;
      if (bandwidthId < 0 || bandwidthId >= conditions) {
        throw new IllegalArgumentException(
            "need bandwidth_id in [0, %d), found %d".formatted(conditions, bandwidthId));
      }
    }
  }

  public VocosConfig {
    Network vocos = model.vocos();
    if (vocos.inputChannels() != mel.melBins() || vocos.hopSize() != mel.hopLength()) {
      throw new IllegalArgumentException(
          ("model.vocos has input_channels %d and hop_size %d, preprocess has n_mel %d and"
                  + " hop_size %d; they must agree")
              .formatted(vocos.inputChannels(), vocos.hopSize(), mel.melBins(), mel.hopLength()));
    }
  }

  /**
   * Reads a config as we write it or as Amphion publishes it, where {@code n_mel} is called {@code
   * num_mels}.
   *
   * @throws ZethusException if a key is missing or cannot be
   */
  public static VocosConfig read(Config config) {
    Map<String, @Nullable Object> preprocess =
        new LinkedHashMap<>(config.section(PREPROCESS).asMap());
    Object melBins = preprocess.remove("num_mels");
    if (melBins != null) {
      preprocess.putIfAbsent("n_mel", melBins);
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>(config.asMap());
    values.put(PREPROCESS, preprocess);
    return Config.of(values, config.source()).as(VocosConfig.class);
  }
}
