package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.Init;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.Embedding;
import org.zethus.torch.nn.Functional;
import org.zethus.torch.nn.attention.RelativeEncoder;

/**
 * Symbols (B, S) to the prior: mean and log deviation of the latents of each, before the flow.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 2.5.3</a>
 */
final class TextEncoder {
  /** How far relative positions count. */
  private static final int WINDOW = 4;

  private final Embedding emb;
  private final RelativeEncoder encoder;
  private final Conv1d proj;
  private final double scale;
  private final int latents;

  /**
   * What is known of the symbols; arrays are (B, C, S).
   *
   * @param x hidden states
   * @param m means of the prior
   * @param logs logarithms of its standard deviations
   */
  record Encoded(NDArray x, NDArray m, NDArray logs) {}

  TextEncoder(StateDict weights, VitsConfig.Network network) {
    int hidden = network.hiddenChannels();
    Init init = Init.normal(Math.pow(hidden, -0.5));
    emb = new Embedding(weights.at("emb").starting("weight", init), network.textTokenNum(), hidden);
    encoder =
        new RelativeEncoder(
            weights.at("encoder"),
            hidden,
            network.filterChannels(),
            network.nHeads(),
            network.nLayers(),
            network.kernelSize(),
            network.pDropout(),
            WINDOW);
    proj = Conv1d.pointwise(weights.at("proj"), hidden, 2 * network.interChannels());
    scale = Math.sqrt(hidden);
    latents = network.interChannels();
  }

  Encoded forward(NDArray ids, NDArray mask) {
    NDArray embedded = Functional.mul(emb.forward(ids), scale).transpose(0, 2, 1);
    NDArray x = encoder.forward(embedded, mask);
    NDList stats = proj.forward(x).mul(mask).split(2, 1);
    return new Encoded(x, stats.get(0), stats.get(1));
  }

  /** What is known of the symbols of one utterance, in a graph. */
  record Prior(Value x, Value m, Value logs) {}

  /** {@return the same in a graph, for one utterance: symbols (1, S)} */
  Prior forward(Value ids) {
    Value x = encoder.forward(emb.forward(ids).mul(scale).transpose(0, 2, 1));
    Value stats = proj.forward(x);
    return new Prior(x, stats.slice(1, 0, latents), stats.slice(1, latents, 2L * latents));
  }
}
