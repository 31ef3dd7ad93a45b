package org.zethus.wavenet;

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

  static WaveNetConfig.Network network(boolean scalarInput) {
    return new WaveNetConfig.Network(
        scalarInput, scalarInput ? 6 : 16, 8, 6, 2, 12, 3, 10, 0, List.of(4, 4), 1, 256, -5);
  }

  static WaveNetConfig config(boolean scalarInput, long seed) {
    return new WaveNetConfig(
        MEL, new WaveNetConfig.Model(network(scalarInput)), new WaveNetConfig.Inference(seed));
  }

  static Checkpoint untrained(WaveNetConfig config) {
    return Checkpoint.untrained("test", Config.of(config), 7);
  }

  static Vocoder open(WaveNetConfig config) {
    return new WaveNetPlugin(new TorchBackend()).load(untrained(config), Device.CPU);
  }
}
