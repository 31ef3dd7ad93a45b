package org.zethus.valle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Names and shapes of the published checkpoint. */
class PublishedLayoutTest {
  @Test
  void thePublishedModelHasTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "valle_libritts.json");
    try (StateDict outline = new TorchBackend().outline("valle_libritts", published)) {
      new Valle(outline, Config.of(Map.of(), "published").as(ValleConfig.class));
      outline.requireComplete();
      assertThat(outline.parameters()).hasSizeGreaterThan(300);
    }
  }
}
