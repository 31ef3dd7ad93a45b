package org.zethus.repcodec;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.repcodec.RepCodec;

/** Names and shapes of MaskGCT's semantic codec, whose config is the default. */
class PublishedLayoutTest {
  @Test
  void thePublishedCodecHasTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "maskgct_semantic_codec.json");
    RepCodecCheckpoint config = Config.parse("{}", "none").as(RepCodecCheckpoint.class);
    try (StateDict outline = new TorchBackend().outline("maskgct_semantic_codec", published)) {
      new RepCodec(outline, config.model());
      FrameScale.read(outline, config.model().hiddenSize());
      outline.requireComplete();
    }
  }
}
