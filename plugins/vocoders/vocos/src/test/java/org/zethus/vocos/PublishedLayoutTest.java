package org.zethus.vocos;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocos.NetworkConfig;
import org.zethus.torch.vocos.Vocos;

/**
 * Names and shapes of the published checkpoints, which are a gigabyte each. The vocoders of Vevo,
 * Vevo1.5 and DualCodec are three trainings of one network.
 */
class PublishedLayoutTest {
  private static final NetworkConfig NETWORK =
      new NetworkConfig(
          128,
          1024,
          4096,
          30,
          1920,
          480,
          NetworkConfig.Padding.SAME,
          null,
          0,
          NetworkConfig.BackboneKind.CONVNEXT,
          NetworkConfig.HeadKind.ISTFT);

  @Test
  void thePublishedVocodersHaveTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "vevo_vocoder.json");
    try (StateDict outline = new TorchBackend().outline("vevo_vocoder", published)) {
      new Vocos(outline, NETWORK);
      outline.requireComplete();
    }
  }
}
