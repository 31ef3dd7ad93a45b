package org.zethus.facodec.plachta;

import org.zethus.torch.StateDict;
import org.zethus.torch.kernels.TorchScript;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.seanet.PaddedConv1d;
import org.zethus.torch.seanet.TrimmedConvTranspose1d;

/** Convolutions under the names that they have here. */
final class Layers {
  static final TorchScript KERNELS = TorchScript.beside(Layers.class, "plachta.py");

  private Layers() {}

  /** {@return a weight-normalised convolution; {@code conv.conv} in the checkpoint} */
  static PaddedConv1d conv(StateDict weights, ConvShape shape, boolean causal) {
    return new PaddedConv1d(weights.at("conv.conv"), shape.withWeightNorm(), causal);
  }

  /** {@return a weight-normalised one that lengthens; {@code convtr.convtr} in the checkpoint} */
  static TrimmedConvTranspose1d longer(StateDict weights, ConvShape shape, boolean causal) {
    return new TrimmedConvTranspose1d(
        weights.at("convtr.convtr"), shape.withWeightNorm(), causal, 1);
  }
}
