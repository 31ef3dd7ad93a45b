package org.zethus.acoustic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Names and shapes of MaskGCT's acoustic codec, whose config is the default. */
class PublishedLayoutTest {
  @Test
  void thePublishedCodecHasTheseNamesAndShapes() {
    Map<String, long[]> published = new LinkedHashMap<>();
    put(published, "encoder", "maskgct_acoustic_codec_encoder.json");
    put(published, "decoder", "maskgct_acoustic_codec_decoder.json");
    AcousticConfig config = Config.parse("{}", "none").as(AcousticConfig.class);
    try (StateDict outline = new TorchBackend().outline("acoustic_codec", published)) {
      new AcousticCodec(config, outline);
      outline.requireComplete();
    }
  }

  private static void put(Map<String, long[]> all, String part, String file) {
    PublishedNames.read(PublishedLayoutTest.class, file)
        .forEach((name, shape) -> all.put(part + "." + name, shape));
  }
}
