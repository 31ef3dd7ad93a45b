package org.zethus.torch.hubert;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.GroupNorm;
import org.zethus.torch.nn.LayerNorm;

/**
 * Convolutions that turn a waveform (B, 1, samples) into frames (B, C, T).
 *
 * @see <a href="https://arxiv.org/abs/2006.11477">Baevski et al. 2020 (wav2vec 2.0), section 2</a>
 */
final class FeatureEncoder {
  private final List<Layer> layers = new ArrayList<>();

  /** Normalises (B, C, T). */
  private interface Norm {
    NDArray forward(NDArray x);
  }

  private record Layer(Conv1d conv, @Nullable Norm norm) {
    NDArray forward(NDArray x) {
      NDArray h = conv.forward(x);
      return Functional.gelu(norm == null ? h : norm.forward(h));
    }
  }

  FeatureEncoder(StateDict weights, HubertConfig config) {
    int in = 1;
    for (int i = 0; i < config.convDim().size(); i++) {
      StateDict layer = weights.at("conv_layers", i);
      int out = config.convDim().get(i);
      ConvShape shape =
          ConvShape.of(in, out, config.convKernel().get(i)).withStride(config.convStride().get(i));
      Conv1d conv = new Conv1d(layer.at("conv"), config.convBias() ? shape : shape.withoutBias());
      StateDict norm = layer.at("layer_norm");
      layers.add(
          switch (config.featExtractNorm()) {
            case GROUP -> new Layer(conv, i == 0 ? new GroupNorm(norm, out, out)::forward : null);
            case LAYER -> new Layer(conv, overChannels(norm, out));
          });
      in = out;
    }
  }

  private static Norm overChannels(StateDict weights, int channels) {
    LayerNorm norm = new LayerNorm(weights, channels);
    return x -> norm.forward(x.swapAxes(1, 2)).swapAxes(1, 2);
  }

  NDArray forward(NDArray waveform) {
    return Scope.through(layers, waveform, Layer::forward);
  }
}
