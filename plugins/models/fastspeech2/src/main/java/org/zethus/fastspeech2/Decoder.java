package org.zethus.fastspeech2;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.fastspeech2.FastSpeech2Config.Transformer;
import org.zethus.torch.StateDict;

/** Hidden states per frame, plus position, through FFT blocks; (B, T, D) to the same. */
final class Decoder {
  private final Positions positions;
  private final List<FftBlock> blocks = new ArrayList<>();

  Decoder(StateDict weights, Transformer config, boolean maskEverywhere) {
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

  NDArray forward(NDArray x, Mask mask) {
    x = x.add(positions.of(mask.manager(), mask.longest()));
    for (FftBlock block : blocks) {
      x = block.forward(x, mask);
    }
    return x;
  }
}
