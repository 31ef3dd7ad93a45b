package org.zethus.vits;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zethus.onnx.graph.Value;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.flow.Flip;
import org.zethus.torch.nn.flow.Flow;
import org.zethus.torch.nn.flow.ResidualCouplingLayer;
import org.zethus.torch.nn.flow.WaveNet;

/**
 * The normalising flow between the posterior's latents and the prior's, (B, C, T) to (B, C, T). It
 * only shifts, so it keeps the volume. {@code flows.i} in the checkpoint, every other one a flip.
 *
 * @see <a href="https://arxiv.org/abs/2106.06103">Kim et al. 2021, section 2.5.2</a>
 */
final class ResidualCouplingBlock {
  private static final int KERNEL = 5;
  private static final int WAVENET_LAYERS = 4;

  private final List<Flow> flows = new ArrayList<>();

  ResidualCouplingBlock(StateDict weights, VitsConfig.Network network) {
    WaveNet.Shape shape =
        new WaveNet.Shape(
            network.hiddenChannels(), KERNEL, 1, WAVENET_LAYERS, network.ginChannels(), 0);
    for (int i = 0; i < network.flowLayers(); i++) {
      StateDict names = weights.at("flows", flows.size());
      flows.add(new ResidualCouplingLayer(names, network.interChannels(), shape, true));
      flows.add(new Flip());
    }
  }

  /** {@return the prior's latents of the posterior's} */
  NDArray forward(NDArray z, NDArray mask, @Nullable NDArray g) {
    NDArray x = z;
    for (Flow flow : flows) {
      x = flow.forward(x, mask, g).x();
    }
    return x;
  }

  /** {@return the posterior's latents of the prior's} */
  NDArray reverse(NDArray zP, NDArray mask, @Nullable NDArray g) {
    NDArray x = zP;
    for (int i = flows.size() - 1; i >= 0; i--) {
      x = flows.get(i).reverse(x, mask, g);
    }
    return x;
  }

  /** {@return the same in a graph, for one utterance} */
  Value reverse(Value zP, @Nullable Value g) {
    Value x = zP;
    for (int i = flows.size() - 1; i >= 0; i--) {
      x = flows.get(i).reverse(x, g);
    }
    return x;
  }
}
