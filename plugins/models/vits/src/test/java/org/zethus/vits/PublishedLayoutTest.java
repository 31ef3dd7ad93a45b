package org.zethus.vits;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hifigan.GeneratorConfig;

/** Names and shapes of the published checkpoint. */
class PublishedLayoutTest {
  private static final String MODEL =
      """
      {
        text_token_num: 512, inter_channels: 192, hidden_channels: 192, filter_channels: 768,
        n_heads: 2, n_layers: 6, kernel_size: 3, p_dropout: 0.1,
        resblock: "1", resblock_kernel_sizes: [3, 7, 11],
        resblock_dilation_sizes: [[1, 3, 5], [1, 3, 5], [1, 3, 5]],
        upsample_rates: [8, 8, 2, 2], upsample_initial_channel: 512,
        upsample_kernel_sizes: [16, 16, 4, 4],
        n_speakers: 0, gin_channels: 256, use_sdp: true,
      }
      """;

  @Test
  void thePublishedVoiceHasTheseNamesAndShapes() {
    Config model = Config.parse(MODEL, "published");
    Map<String, long[]> published = PublishedNames.read(getClass(), "vits_ljspeech.json");
    try (StateDict outline = new TorchBackend().outline("vits_ljspeech", published)) {
      VitsConfig.Network network = model.as(VitsConfig.Network.class);
      new Vits(outline, 513, network, model.as(GeneratorConfig.class));
      outline.requireComplete();
    }
  }
}
