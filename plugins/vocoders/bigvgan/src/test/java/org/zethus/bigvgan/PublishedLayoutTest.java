package org.zethus.bigvgan;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.hifigan.GeneratorConfig;
import org.zethus.torch.nn.snake.Snake;

/** Names and shapes of the published checkpoints. */
class PublishedLayoutTest {
  private static final int MEL_BINS = 100;
  private static final List<Integer> DILATIONS = List.of(1, 3, 5);

  @Test
  void theBaseModel() {
    assertFits("bigvgan.json", List.of(8, 8, 2, 2), List.of(16, 16, 4, 4), 512);
  }

  @Test
  void theLargeModel() {
    assertFits("bigvgan_large.json", List.of(4, 4, 2, 2, 2, 2), List.of(8, 8, 4, 4, 4, 4), 1536);
  }

  private static void assertFits(
      String resource, List<Integer> rates, List<Integer> kernels, int channels) {
    Map<String, long[]> published = PublishedNames.read(PublishedLayoutTest.class, resource);
    GeneratorConfig shape =
        new GeneratorConfig(
            "1", rates, kernels, channels, List.of(3, 7, 11), Collections.nCopies(3, DILATIONS));
    try (StateDict outline = new TorchBackend().outline(resource, published)) {
      new BigVgan(
          outline,
          MEL_BINS,
          new BigVganConfig.Network(shape, Snake.Kind.SNAKEBETA, true, true, true));
      outline.requireComplete();
    }
  }
}
