package org.zethus.encodec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.codec.CodecFormat;
import org.zethus.api.config.Config;

class EncodecConfigTest {
  private static EncodecConfig config(Map<String, Object> changed) {
    Map<String, Object> values = new LinkedHashMap<>(TestCodecs.CONFIG);
    values.putAll(changed);
    return Config.of(values, "config.json").as(EncodecConfig.class);
  }

  @Test
  void thePublishedOneHas32CodebooksAt24KilobitsPerSecond() {
    EncodecConfig published =
        config(
            Map.of(
                "sampling_rate", 24000L,
                "target_bandwidths", List.of(1.5, 3.0, 6.0, 12.0, 24.0),
                "hidden_size", 128L,
                "num_filters", 32L,
                "upsampling_ratios", List.of(8L, 5L, 4L, 2L),
                "codebook_size", 1024L));
    CodecFormat format = published.format();
    assertThat(format.frameRate()).isEqualTo(75);
    assertThat(format.codebooks()).isEqualTo(32);
    assertThat(format.bitRate(8)).isEqualTo(6000);
    assertThat(published.codebooks(1.5)).isEqualTo(2);
    assertThat(published.codebooks(0.1)).isEqualTo(1);
  }

  @Test
  void whatNoModelHasIsRefused() {
    assertThatThrownBy(() -> config(Map.of("audio_channels", 3L)))
        .hasMessageContainingAll("audio_channels 1 or 2", "found 3");
    assertThatThrownBy(() -> config(Map.of("pad_mode", "constant")))
        .hasMessageContaining("constant");
    assertThatThrownBy(() -> config(Map.of("chunk_length_s", 1.0)))
        .hasMessageContainingAll("overlap in [0, 0.5]", "null");
    assertThatThrownBy(() -> config(Map.of("chunk_length_s", 1e9, "overlap", 0.1)))
        .hasMessageContainingAll("60.0 s", "1.0E9");
    assertThatThrownBy(() -> config(Map.of("codebook_dim", 3L)))
        .hasMessageContainingAll("hidden_size 6", "found 3");
  }
}
