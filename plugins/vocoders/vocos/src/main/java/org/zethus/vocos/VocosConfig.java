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
import org.zethus.onnx.graph.Value;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.vocos.NetworkConfig;

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

    /** {@return the same in a graph} */
    Value apply(Value mel) {
      return mel.sub(melMean).div(Math.sqrt(melVar));
    }
  }

  /** Where the networks are described. */
  public record Model(NetworkConfig vocos) {}

  public VocosConfig {
    NetworkConfig vocos = model.vocos();
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
