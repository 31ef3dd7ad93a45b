package org.zethus.wavernn;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.BatchNorm1d;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.Functional;

/** Features of mel frames and their neighbours: (B, mel bins, T) to (B, out, T - 2 pad). */
final class MelResNet {
  private final Conv1d convIn;
  private final BatchNorm1d batchNorm;
  private final List<Block> layers = new ArrayList<>();
  private final Conv1d convOut;

  /** Two pointwise convolutions around a residual connection. */
  private record Block(Conv1d conv1, BatchNorm1d norm1, Conv1d conv2, BatchNorm1d norm2) {
    static Block of(StateDict weights, int dims) {
      ConvShape shape = ConvShape.of(dims, dims, 1).withoutBias();
      return new Block(
          new Conv1d(weights.at("conv1"), shape),
          new BatchNorm1d(weights.at("batch_norm1"), dims),
          new Conv1d(weights.at("conv2"), shape),
          new BatchNorm1d(weights.at("batch_norm2"), dims));
    }

    NDArray forward(NDArray x) {
      NDArray h = Functional.relu(norm1.forward(conv1.forward(x)));
      return norm2.forward(conv2.forward(h)).add(x);
    }
  }

  MelResNet(StateDict weights, WaveRnnConfig.Network config, int melBins) {
    int dims = config.computeDims();
    int taps = 2 * config.melFramePad() + 1;
    convIn = new Conv1d(weights.at("conv_in"), ConvShape.of(melBins, dims, taps).withoutBias());
    batchNorm = new BatchNorm1d(weights.at("batch_norm"), dims);
    for (int i = 0; i < config.resBlocks(); i++) {
      layers.add(Block.of(weights.at("layers", i), dims));
    }
    convOut = Conv1d.pointwise(weights.at("conv_out"), dims, config.resOutDims());
  }

  NDArray forward(NDArray mel) {
    NDArray x = Functional.relu(batchNorm.forward(convIn.forward(mel)));
    for (Block layer : layers) {
      x = layer.forward(x);
    }
    return convOut.forward(x);
  }
}
