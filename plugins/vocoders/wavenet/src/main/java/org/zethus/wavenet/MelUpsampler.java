package org.zethus.wavenet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.Conv1d;
import org.zethus.torch.nn.ConvShape;
import org.zethus.torch.nn.StretchUpsampler;
import org.zethus.torch.nn.WeightForm;

/** Mel frames as conditions of samples: (B, mel bins, T) to (B, mel bins, (T - 2 pad) * hop). */
final class MelUpsampler {
  private final Conv1d convIn;
  private final StretchUpsampler upsample;
  private final long cut;

  MelUpsampler(StateDict weights, WaveNetConfig.Network config, int melBins) {
    int pad = config.melFramePad();
    convIn =
        new Conv1d(
            weights.at("conv_in"),
            ConvShape.of(melBins, melBins, 2 * pad + 1).withoutBias().same());
    upsample =
        new StretchUpsampler(
            weights.at("upsample"), config.upsampleScales(), WeightForm.WEIGHT_NORM);
    cut = (long) pad * config.hopLength();
  }

  NDArray forward(NDArray mel) {
    NDArray stretched = upsample.forward(convIn.forward(mel));
    long length = stretched.getShape().get(2);
    return stretched.get(new NDIndex().addAllDim().addAllDim().addSliceDim(cut, length - cut));
  }
}
