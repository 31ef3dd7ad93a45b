package org.zethus.encodec;

import java.util.List;
import java.util.Map;
import org.zethus.api.codec.Codec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.torch.TorchBackend;

/** Small codecs with random weights. */
final class TestCodecs {
  static final Map<String, Object> CONFIG =
      Map.of(
          "sampling_rate", 800L,
          "target_bandwidths", List.of(0.4, 1.2),
          "hidden_size", 6L,
          "num_filters", 4L,
          "upsampling_ratios", List.of(2L, 4L),
          "codebook_size", 16L);

  private TestCodecs() {}

  static Codec open() {
    Config config = Config.of(CONFIG, "config.json");
    return new EncodecPlugin(new TorchBackend())
        .load(Checkpoint.untrained("test", config, 5), Device.CPU);
  }
}
