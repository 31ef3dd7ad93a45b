package org.zethus.torch.hubert;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;
import org.zethus.torch.nn.WeightForm;

/**
 * The encoder of HuBERT: convolutions over the waveform, a convolution that tells positions, and
 * transformer layers.
 *
 * @see <a href="https://arxiv.org/abs/2106.07447">Hsu et al. 2021, section 3.2 and table 1</a>
 */
public final class Hubert {
  private static final TorchScript SCRIPT = TorchScript.beside(Hubert.class, "hubert.py");

  private final HubertConfig config;
  private final FeatureEncoder featureExtractor;
  private final @Nullable LayerNorm featureNorm;
  private final Linear featureProjection;
  private final Conv1d posConvEmbed;
  private final LayerNorm layerNorm;
  private final List<HubertLayer> layers = new ArrayList<>();

  /** Takes the weights of all layers. */
  public Hubert(StateDict weights, HubertConfig config) {
    this(weights, config, config.numHiddenLayers());
  }

  /**
   * Takes the weights of the lower layers only; those above stay in the file.
   *
   * @param depth how many layers
   * @throws ZethusException if the encoder has fewer
   */
  public Hubert(StateDict weights, HubertConfig config, int depth) {
    if (depth < 0 || depth > config.numHiddenLayers()) {
      throw new ZethusException(
          "%s: need a layer from 0 to %d, found %d"
              .formatted(weights, config.numHiddenLayers(), depth));
    }
    this.config = config;
    featureExtractor = new FeatureEncoder(weights.at("feature_extractor"), config);
    StateDict projection = weights.at("feature_projection");
    int width = config.hiddenSize();
    int in = config.featureWidth();
    featureNorm =
        config.featProjLayerNorm()
            ? new LayerNorm(projection.at("layer_norm"), in, config.layerNormEps())
            : null;
    featureProjection = new Linear(projection.at("projection"), in, width);
    StateDict encoder = weights.at("encoder");
    posConvEmbed = new Conv1d(encoder.at("pos_conv_embed.conv"), positions(config));
    layerNorm = new LayerNorm(encoder.at("layer_norm"), width, config.layerNormEps());
    for (int i = 0; i < depth; i++) {
      layers.add(new HubertLayer(encoder.at("layers", i), config));
    }
    for (int i = depth; i < config.numHiddenLayers(); i++) {
      encoder.ignoreBelow("layers." + i);
    }
    weights.ignore("masked_spec_embed"); // stood for frames hidden in pre-training
  }

  private static ConvShape positions(HubertConfig config) {
    int width = config.hiddenSize();
    return ConvShape.of(width, width, config.numConvPosEmbeddings())
        .withPadding(config.numConvPosEmbeddings() / 2)
        .withGroups(config.numConvPosEmbeddingGroups())
        .with(WeightForm.WEIGHT_NORM_PER_TAP);
  }

  /**
   * {@return waveforms (B, samples) with mean 0 and variance 1, taken over all of them together}
   * The large models were trained on such.
   */
  public static NDArray normalised(NDArray waveforms) {
    return SCRIPT.call("normalised", waveforms, LayerNorm.EPS);
  }

  /**
   * {@return the input of the first layer, then what each layer makes; all (B, T, D)} What the last
   * layer of a large model makes is normalised.
   *
   * @param waveforms (B, samples) at 16 kHz
   * @throws ZethusException if they are shorter than one frame
   */
  public List<NDArray> hiddenStates(NDArray waveforms) {
    List<NDArray> states = new ArrayList<>();
    NDArray h = embedded(waveforms);
    states.add(h);
    for (HubertLayer layer : layers) {
      h = Scope.keepResult(h, layer::forward);
      states.add(h);
    }
    if (config.doStableLayerNorm() && layers.size() == config.numHiddenLayers()) {
      states.set(layers.size(), layerNorm.forward(h));
    }
    return states;
  }

  /**
   * {@return what the last layer that was built makes, (B, T, D)} A large model that was built with
   * all its layers normalises it.
   *
   * @param waveforms (B, samples) at 16 kHz
   * @throws ZethusException if they are shorter than one frame
   */
  public NDArray forward(NDArray waveforms) {
    return Scope.keepResult(
        waveforms,
        x -> {
          List<NDArray> states = hiddenStates(x);
          return states.get(states.size() - 1);
        });
  }

  /** {@return frames of the waveform (B, T, C)} */
  NDArray convFeatures(NDArray waveforms) {
    long samples = waveforms.getShape().get(1);
    if (samples < config.receptiveField()) {
      throw new ZethusException(
          "cannot encode %d samples: need at least %d for one frame. Use a longer recording."
              .formatted(samples, config.receptiveField()));
    }
    return featureExtractor.forward(waveforms.expandDims(1));
  }

  private NDArray embedded(NDArray waveforms) {
    return Scope.keepResult(
        waveforms,
        x -> {
          NDArray features = convFeatures(x).swapAxes(1, 2);
          NDArray h =
              featureProjection.forward(
                  featureNorm == null ? features : featureNorm.forward(features));
          NDArray placed = h.add(positions(h));
          return config.doStableLayerNorm() ? placed : layerNorm.forward(placed);
        });
  }

  /** Of an even kernel the padding makes one frame too many. */
  private NDArray positions(NDArray h) {
    NDArray positions = posConvEmbed.forward(h.swapAxes(1, 2));
    NDArray kept = positions.get(new NDIndex(":, :, :{}", h.getShape().get(1)));
    return Functional.gelu(kept).swapAxes(1, 2);
  }
}
