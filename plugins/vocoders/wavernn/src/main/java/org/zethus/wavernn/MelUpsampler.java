package org.zethus.wavernn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import org.zethus.torch.StateDict;
import org.zethus.torch.nn.StretchUpsampler;
import org.zethus.torch.nn.WeightForm;

/**
 * Mel frames as conditions of samples: the stretched frames, and beside them features that stay the
 * same for a frame's samples.
 */
final class MelUpsampler {
  private final MelResNet resnet;
  private final StretchUpsampler stretch;
  private final int hopLength;
  private final int pad;

  MelUpsampler(StateDict weights, WaveRnnConfig.Network config, int melBins) {
    resnet = new MelResNet(weights.at("resnet"), config, melBins);
    stretch = new StretchUpsampler(weights, config.upsampleFactors(), WeightForm.PLAIN);
    hopLength = config.hopLength();
    pad = config.melFramePad();
  }

  /** {@return (B, mel bins, T) as (B, (T - 2 pad) * hop, mel bins)} */
  NDArray mel(NDArray mel) {
    NDArray stretched = stretch.forward(mel);
    long cut = (long) pad * hopLength;
    long length = stretched.getShape().get(2);
    return stretched
        .get(new NDIndex().addAllDim().addAllDim().addSliceDim(cut, length - cut))
        .transpose(0, 2, 1);
  }

  /** {@return features of (B, mel bins, T) as (B, (T - 2 pad) * hop, features)} */
  NDArray features(NDArray mel) {
    return resnet.forward(mel).repeat(2, hopLength).transpose(0, 2, 1);
  }
}
