package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.fastspeech2.FastSpeech2Config.Transformer;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Embedding;

/**
 * Phones to hidden states: symbol embedding plus position, then FFT blocks; (B, P) to (B, P, D).
 */
final class Encoder {
  private final Embedding symbols;
  private final Positions positions;
  private final List<FftBlock> blocks = new ArrayList<>();

  /**
   * Takes the weights.
   *
   * @param rows of the symbol embedding; row 0 is padding
   * @param maskEverywhere see {@link FastSpeech2Config.Model}
   */
  Encoder(StateDict weights, Transformer config, int rows, boolean maskEverywhere) {
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

  NDArray forward(NDArray ids, Mask mask) {
    NDArray x = symbols.forward(ids).add(positions.of(mask.manager(), mask.longest()));
    for (FftBlock block : blocks) {
      x = block.forward(x, mask);
    }
    return x;
  }
}
