package org.zethus.vocos;

import java.util.Random;
import org.zethus.api.audio.MelFrames;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocos.NetworkConfig;

/** Small vocoders with random weights, and mel frames for them. */
final class TestModels {
  static final MelSpec MEL = new MelSpec(8000, 64, 64, 16, 10, 0, 4000);

  private TestModels() {}

  static VocosConfig config(
      NetworkConfig.BackboneKind backbone,
      NetworkConfig.HeadKind head,
      NetworkConfig.Padding padding) {
    return new VocosConfig(
        MEL,
        new VocosConfig.Scaling(-5, 4),
        new VocosConfig.Model(
            new NetworkConfig(
                MEL.melBins(), 12, 24, 2, 64, MEL.hopLength(), padding, null, 0, backbone, head)));
  }

  static VocosConfig config() {
    return config(
        NetworkConfig.BackboneKind.CONVNEXT,
        NetworkConfig.HeadKind.ISTFT,
        NetworkConfig.Padding.SAME);
  }

  static Vocoder open(VocosConfig config) {
    return new VocosPlugin(new TorchBackend())
        .load(Checkpoint.untrained("test", Config.of(config), 7), Device.CPU);
  }

  static MelFrames mel(int frames, long seed) {
    Random random = new Random(seed);
    float[] values = new float[MEL.melBins() * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (-5 + 2 * random.nextGaussian());
    }
    return MelFrames.of(MEL, frames, values);
  }
}
