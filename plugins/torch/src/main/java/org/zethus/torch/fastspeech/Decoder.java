package org.zethus.torch.fastspeech;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;

/** Hidden states per frame, plus position, through FFT blocks; (B, T, D) to the same. */
public final class Decoder {
  private final Positions positions;
  private final List<FftBlock> blocks = new ArrayList<>();

  /**
   * Takes the weights.
   *
   * @param maskEverywhere padding is zeroed before every convolution
   */
  public Decoder(StateDict weights, TransformerConfig config, boolean maskEverywhere) {
    int width = config.decoderHidden();
    positions = new Positions(width);
    weights.ignore("position_enc");
    for (int i = 0; i < config.decoderLayer(); i++) {
      blocks.add(
          new FftBlock(
              weights.at("layer_stack", i),
              width,
              config.decoderHead(),
              config.decoderConvFilterSize(),
              config.decoderConvKernelSize(),
              config.decoderDropout(),
              maskEverywhere));
    }
  }

  public NDArray forward(NDArray x, Mask mask) {
    x = x.add(positions.of(mask.manager(), mask.longest()));
    for (FftBlock block : blocks) {
      x = block.forward(x, mask);
    }
    return x;
  }

  /** {@return the same in a graph, for one utterance} */
  public Value forward(Value x) {
    Value h = x.add(positions.of(x.graph(), x.dimension(1)));
    for (FftBlock block : blocks) {
      h = block.forward(h);
    }
    return h;
  }
}
