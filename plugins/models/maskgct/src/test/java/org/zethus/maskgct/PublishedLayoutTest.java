package org.zethus.maskgct;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Names and shapes of the published checkpoints. */
class PublishedLayoutTest {
  private static StateDict outline(String resource) {
    Map<String, long[]> published = PublishedNames.read(PublishedLayoutTest.class, resource);
    return new TorchBackend().outline(resource, published);
  }

  private static <R extends Record> R config(String json, Class<R> type) {
    return Config.parse(json, "published").as(type);
  }

  @Test
  void textToSemantic() {
    try (StateDict outline = outline("maskgct_t2s.json")) {
      new TextToSemantic(
          outline, config("{ hidden_size: 1536, cfg_scale: 0.15 }", T2sConfig.class));
      outline.requireComplete();
    }
  }

  @Test
  void firstCodebook() {
    try (StateDict outline = outline("maskgct_s2a_1layer.json")) {
      new SemanticToAcoustic(
          outline, config("{ num_quantizer: 1, cond_codebook_size: 8192 }", S2aConfig.class));
      outline.requireComplete();
    }
  }

  @Test
  void allCodebooks() {
    try (StateDict outline = outline("maskgct_s2a_full.json")) {
      new SemanticToAcoustic(
          outline, config("{ cond_codebook_size: 8192, predict_layer_1: false }", S2aConfig.class));
      outline.requireComplete();
    }
  }
}
