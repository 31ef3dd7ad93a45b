package org.zethus.encodec;

import java.util.LinkedHashMap;
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
    return open(Map.of());
  }

  /** Like the published one at 48 kHz: segments of 80 samples, one each 72. */
  static Codec stereo() {
    return open(
        Map.of(
            "audio_channels",
            2L,
            "normalize",
            true,
            "chunk_length_s",
            0.1,
            "overlap",
            0.1,
            "norm_type",
            "time_group_norm",
            "use_causal_conv",
            false));
  }

  static Codec open(Map<String, Object> changed) {
    Map<String, Object> values = new LinkedHashMap<>(CONFIG);
    values.putAll(changed);
    Config config = Config.of(values, "config.json");
    return new EncodecPlugin(new TorchBackend())
        .load(Checkpoint.untrained("test", config, 5), Device.CPU);
  }
}
