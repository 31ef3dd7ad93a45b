package org.zethus.facodec;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Names and shapes of the published checkpoints. */
class PublishedLayoutTest {
  private static Map<String, long[]> shapes(String encoder, String decoder) {
    Map<String, long[]> shapes = new LinkedHashMap<>();
    PublishedNames.read(PublishedLayoutTest.class, encoder)
        .forEach((name, shape) -> shapes.put("encoder." + name, shape));
    PublishedNames.read(PublishedLayoutTest.class, decoder)
        .forEach((name, shape) -> shapes.put("decoder." + name, shape));
    return shapes;
  }

  private static void fits(Map<String, long[]> shapes, FaCodecConfig config) {
    try (StateDict outline = new TorchBackend().outline("facodec", shapes)) {
      new FaCodec(outline, config);
      new Heads(outline.at("decoder"), config.decoder());
      outline.requireComplete();
    }
  }

  private static <R extends Record> R published(String config, Class<R> type) {
    return Config.parse(config, "published").as(type);
  }

  @Test
  void version1() {
    fits(
        shapes("facodec_encoder.json", "facodec_decoder.json"),
        published("{}", FaCodecConfig.class));
  }

  @Test
  void version2() {
    fits(
        shapes("facodec_encoder_v2.json", "facodec_decoder_v2.json"),
        published("{version: 'v2'}", FaCodecConfig.class));
  }

  @Test
  void theRedecoder() {
    Map<String, long[]> shapes =
        PublishedNames.read(PublishedLayoutTest.class, "facodec_redecoder.json");
    try (StateDict outline = new TorchBackend().outline("redecoder", shapes)) {
      new Redecoder(
          outline,
          published("{}", RedecoderConfig.class),
          published("{}", FaCodecConfig.Transformer.class));
      outline.requireComplete();
    }
  }
}
