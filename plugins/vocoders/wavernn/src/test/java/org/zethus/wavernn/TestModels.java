package org.zethus.wavernn;

import java.util.List;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.torch.TorchBackend;

/** Small networks with random weights. */
final class TestModels {
  static final MelSpec MEL = new MelSpec(8000, 64, 64, 16, 10, 0, 4000);

  private TestModels() {}

  static WaveRnnConfig config(WaveRnnConfig.Mode mode, long seed) {
    WaveRnnConfig.Network network =
        new WaveRnnConfig.Network(mode, 5, 12, 10, 8, 16, 2, List.of(4, 4), 1);
    return new WaveRnnConfig(
        MEL, new WaveRnnConfig.Model(network), new WaveRnnConfig.Inference(seed));
  }

  static Checkpoint untrained(WaveRnnConfig config) {
    return Checkpoint.untrained("test", Config.of(config), 7);
  }

  static Vocoder open(WaveRnnConfig config) {
    return new WaveRnnPlugin(new TorchBackend()).load(untrained(config), Device.CPU);
  }
}
