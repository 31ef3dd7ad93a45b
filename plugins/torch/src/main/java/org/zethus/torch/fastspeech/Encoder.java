package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Embedding;

/**
 * Phones to hidden states: symbol embedding plus position, then FFT blocks; (B, P) to (B, P, D).
 */
public final class Encoder {
  private final Embedding symbols;
  private final Positions positions;
  private final List<FftBlock> blocks = new ArrayList<>();

  /**
   * Takes the weights.
   *
   * @param rows of the symbol embedding; row 0 is padding
   * @param maskEverywhere padding is zeroed before every convolution
   */
  public Encoder(StateDict weights, TransformerConfig config, int rows, boolean maskEverywhere) {
    int width = config.encoderHidden();
    symbols = Embedding.withPadding(weights.at("src_word_emb"), 0, rows, width);
    positions = new Positions(width);
    weights.ignore("position_enc");
    for (int i = 0; i < config.encoderLayer(); i++) {
      blocks.add(
          new FftBlock(
              weights.at("layer_stack", i),
              width,
              config.encoderHead(),
              config.convFilterSize(),
              config.convKernelSize(),
              config.encoderDropout(),
              maskEverywhere));
    }
  }

  /** {@return hidden states, (B, P, D), of symbols' ids, (B, P)} */
  public NDArray forward(NDArray ids, Mask mask) {
    NDArray x = symbols.forward(ids).add(positions.of(mask.manager(), mask.longest()));
    for (FftBlock block : blocks) {
      x = block.forward(x, mask);
    }
    return x;
  }

  /** {@return the same in a graph, for one utterance: (1, P, D) of (1, P)} */
  public Value forward(Value ids) {
    Value x = symbols.forward(ids).add(positions.of(ids.graph(), ids.dimension(1)));
    for (FftBlock block : blocks) {
      x = block.forward(x);
    }
    return x;
  }
}
