package org.zethus.torch.w2vbert;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.api.plugin.ZethusException;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.LayerNorm;
import org.zethus.torch.nn.Linear;

/**
 * The encoder of w2v-BERT 2.0: a projection and Conformer layers over stacked log-mel frames.
 *
 * @see <a href="https://arxiv.org/abs/2312.05187">Barrault et al. 2023, section 3.2.1</a>
 * @see <a href="https://arxiv.org/abs/2108.06209">Chung et al. 2021, section 3.1</a>
 */
public final class W2vBert {
  private static final TorchScript SCRIPT = TorchScript.beside(W2vBert.class, "w2vbert.py");

  private final W2vBertConfig config;
  private final LayerNorm featureNorm;
  private final Linear featureProjection;
  private final List<ConformerLayer> layers = new ArrayList<>();

  /** Takes the weights of all layers. */
  public W2vBert(StateDict weights, W2vBertConfig config) {
    this(weights, config, config.numHiddenLayers());
  }

  /**
   * Takes the weights of the lower layers only; those above stay in the file.
   *
   * @param depth how many layers
   * @throws ZethusException if the encoder has fewer
   */
  public W2vBert(StateDict weights, W2vBertConfig config, int depth) {
    if (depth < 0 || depth > config.numHiddenLayers()) {
      throw new ZethusException(
          "%s: need a layer from 0 to %d, found %d"
              .formatted(weights, config.numHiddenLayers(), depth));
    }
    this.config = config;
    StateDict projection = weights.at("feature_projection");
    int in = config.featureProjectionInputDim();
    featureNorm = new LayerNorm(projection.at("layer_norm"), in, config.layerNormEps());
    featureProjection = new Linear(projection.at("projection"), in, config.hiddenSize());
    for (int i = 0; i < depth; i++) {
      layers.add(new ConformerLayer(weights.at("encoder.layers", i), config));
    }
    for (int i = depth; i < config.numHiddenLayers(); i++) {
      weights.ignoreBelow("encoder.layers." + i);
    }
    weights.ignore("masked_spec_embed"); // stood for frames hidden in pre-training
  }

  /**
   * Encodes.
   *
   * @param frames (B, T, input width)
   * @param mask 1 where a frame is one and 0 where it is padding, (B, T); null if all are
   * @return what the last layer makes, (B, T, D)
   */
  public NDArray forward(NDArray frames, @Nullable NDArray mask) {
    NDArray distances = distances(frames);
    return Scope.through(
        layers, project(frames, mask), (layer, x) -> layer.forward(x, distances, mask));
  }

  /** {@return the input of the first layer, then what each layer makes; all (B, T, D)} */
  public List<NDArray> hiddenStates(NDArray frames, @Nullable NDArray mask) {
    NDArray distances = distances(frames);
    List<NDArray> states = new ArrayList<>();
    NDArray h = project(frames, mask);
    states.add(h);
    for (ConformerLayer layer : layers) {
      h = Scope.keepResult(h, x -> layer.forward(x, distances, mask));
      states.add(h);
    }
    return states;
  }

  private NDArray distances(NDArray frames) {
    int length = Math.toIntExact(frames.getShape().get(1));
    return RelativeKeyAttention.distances(frames.getManager(), length, config);
  }

  private NDArray project(NDArray frames, @Nullable NDArray mask) {
    return zeroPadding(featureProjection.forward(featureNorm.forward(frames)), mask);
  }

  /** {@return x with zeros where the mask (B, T) has them} */
  static NDArray zeroPadding(NDArray x, @Nullable NDArray mask) {
    return mask == null ? x : SCRIPT.call("zero_padding", x, mask);
  }
}
