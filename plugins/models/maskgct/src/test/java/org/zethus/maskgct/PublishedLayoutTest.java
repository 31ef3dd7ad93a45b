package org.zethus.maskgct;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Names and shapes of the published checkpoints, and the sizes that we know them to have. */
class PublishedLayoutTest {
  private static final Map<String, String> PARTS =
      Map.of(
          "t2s_model.", "maskgct_t2s.json",
          "s2a_model_1layer.", "maskgct_s2a_1layer.json",
          "s2a_model_full.", "maskgct_s2a_full.json",
          "semantic_codec.", "maskgct_semantic_codec.json",
          "codec_encoder.", "maskgct_acoustic_codec_encoder.json",
          "codec_decoder.", "maskgct_acoustic_codec_decoder.json",
          "semantic_model.", "w2v_bert_2_0.json");

  @Test
  void theWholeChainHasTheseNamesAndShapes() {
    Map<String, long[]> all = new LinkedHashMap<>();
    PARTS.forEach(
        (prefix, resource) ->
            PublishedNames.read(getClass(), resource)
                .forEach((name, shape) -> all.put(prefix + name, shape)));
    all.put("semantic_statistics.mean", new long[] {1024});
    all.put("semantic_statistics.var", new long[] {1024});
    MaskGctConfig config = PublishedFiles.published().as(MaskGctConfig.class);
    assertThat(config.model().s2aModel().first().predictLayer1()).isTrue();
    assertThat(config.model().s2aModel().full().predictLayer1()).isFalse();
    try (StateDict outline = new TorchBackend().outline("amphion/MaskGCT", all)) {
      MaskGct chain = new MaskGct(outline, config.model(), config.mel());
      outline.requireComplete();
      assertThat(chain.frameRate()).isEqualTo(50);
      assertThat(config.inference().acoustic(12)).hasSize(12);
    }
  }
}
