package org.zethus.hifigan;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hifigan.Generator;
import org.zethus.torch.hifigan.GeneratorConfig;

/** Names and shapes of the published checkpoint. */
class PublishedLayoutTest {
  private static final GeneratorConfig CONFIG =
      new GeneratorConfig(
          "2",
          List.of(8, 8, 4),
          List.of(16, 16, 8),
          256,
          List.of(3, 5, 7),
          List.of(List.of(1, 2), List.of(2, 6), List.of(3, 12)));

  @Test
  void thePublishedGeneratorHasTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "hifigan.json");
    try (StateDict outline = new TorchBackend().outline("hifigan", published)) {
      Generator.vocoder(outline, 100, CONFIG);
      outline.requireComplete();
    }
  }
}
