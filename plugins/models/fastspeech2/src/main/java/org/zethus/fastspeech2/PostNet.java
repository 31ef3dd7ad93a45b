package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.fastspeech2.FastSpeech2Config.Postnet;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.fastspeech.Mask;
import org.zethus.torch.nn.BatchNorm1d;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/**
 * Tacotron 2's post-net: what convolutions with batch normalisation add to the decoder's mel, (B,
 * T, mel bins) to the same. Tanh follows all but the last, dropout all.
 *
 * @see <a href="https://arxiv.org/abs/1712.05884">Shen et al. 2018, section 2.2</a>
 */
final class PostNet {
  private record Layer(Conv1d conv, BatchNorm1d norm) {}

  private final List<Layer> layers = new ArrayList<>();
  private final double dropout;
  private final boolean maskEverywhere;

  PostNet(StateDict weights, Postnet config, int melBins, boolean maskEverywhere) {
    dropout = config.dropout();
    this.maskEverywhere = maskEverywhere;
    for (int i = 0; i < config.layers(); i++) {
      int in = i == 0 ? melBins : config.embeddingDim();
      int out = i == config.layers() - 1 ? melBins : config.embeddingDim();
      StateDict layer = weights.at("convolutions", i);
      ConvShape shape = ConvShape.of(in, out, config.kernelSize()).same();
      layers.add(
          new Layer(new Conv1d(layer.at("0.conv"), shape), new BatchNorm1d(layer.at("1"), out)));
    }
  }

  NDArray forward(NDArray mel, Mask mask) {
    return Scope.keepResult(mel, in -> residual(in, mask));
  }

  private NDArray residual(NDArray mel, Mask mask) {
    NDArray x = mel.transpose(0, 2, 1);
    for (int i = 0; i < layers.size(); i++) {
      x = layers.get(i).norm().forward(layers.get(i).conv().forward(x));
      x = Functional.dropout(i < layers.size() - 1 ? x.tanh() : x, dropout);
      x = maskEverywhere ? mask.zeroChannels(x) : x;
    }
    return x.transpose(0, 2, 1);
  }

  /** {@return the same in a graph, for one utterance} */
  Value forward(Value mel) {
    Value x = mel.transpose(0, 2, 1);
    for (int i = 0; i < layers.size(); i++) {
      x = layers.get(i).norm().forward(layers.get(i).conv().forward(x));
      x = i < layers.size() - 1 ? x.tanh() : x;
    }
    return x.transpose(0, 2, 1);
  }
}
