package org.zethus.dualcodec;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Names and shapes of the published checkpoints. */
class PublishedLayoutTest {
  @Test
  void theCodecOf25FramesPerSecondHasTheseNamesAndShapes() {
    fits("dualcodec_25hz_v1.json", "{}");
  }

  @Test
  void theCodecOf12FramesPerSecondHasTheseNamesAndShapes() {
    fits(
        "dualcodec_12hz_v1.json",
        """
        {
          encoder_dim: 32, encoder_rates: [4, 5, 6, 8, 2], decoder_rates: [2, 8, 6, 5, 4],
          n_codebooks: 7, codebook_size: 4096, semantic_downsample_factor: 4,
        }
        """);
  }

  private void fits(String resource, String config) {
    Map<String, long[]> published = PublishedNames.read(getClass(), resource);
    try (StateDict outline = new TorchBackend().outline(resource, published)) {
      new DualCodec(
          outline, Config.parse(config, resource).as(DualCodecConfig.class), Codebooks.PLAIN);
      outline.requireComplete();
    }
  }
}
