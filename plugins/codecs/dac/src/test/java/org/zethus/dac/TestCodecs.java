package org.zethus.dac;

import java.util.List;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.TorchBackend;

/** Small codecs with random weights. */
final class TestCodecs {
  private TestCodecs() {}

  static DacConfig config(int lstm, boolean causal, DacConfig.PadMode padMode) {
    return new DacConfig(
        4, List.of(2, 3), null, 8, List.of(3, 2), 3, 16, 4, 600, lstm, causal, padMode);
  }

  static Codec open(DacConfig config) {
    return new DacPlugin(new TorchBackend())
        .load(Checkpoint.untrained("test", Config.of(config), 5), Device.CPU);
  }
}
