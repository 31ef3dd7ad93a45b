package org.zethus.torch.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class DacDiscriminatorTest {
  @Test
  void thePublishedDiscriminatorsHaveTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "dualcodec_discriminator.json");
    DacDiscriminator config = Config.of(Map.of(), "published").as(DacDiscriminator.class);
    try (StateDict outline = new TorchBackend().outline("discriminator", published)) {
      config.build(outline);
      outline.requireComplete();
    }
  }

  @Test
  void theySeeAWaveformAroundZeroAndAtOnePeak() {
    try (NDManager manager = PyTorchNatives.load().newBaseManager();
        Scope scope = Scope.open()) {
      NDArray audio = Tensors.of(manager, new float[] {1, 2, 3, 6}, 1, 4);
      float[] levelled = Tensors.floats(DacDiscriminator.levelled(audio));
      assertThat(levelled)
          .containsExactly(new float[] {-0.8f * 2 / 3, -0.8f / 3, 0, 0.8f}, within(1e-6f));
    }
  }

  @Test
  void noDiscriminatorsAreRefused() {
    Config none = Config.parse("{periods: [], fft_sizes: []}", "none");
    assertThatThrownBy(() -> none.as(DacDiscriminator.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("periods", "fft_sizes");
  }
}
