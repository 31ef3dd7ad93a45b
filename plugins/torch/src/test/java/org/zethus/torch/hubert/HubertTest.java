package org.zethus.torch.hubert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class HubertTest {
  private static final String LARGE =
      """
      {
        hidden_size: 1024, num_hidden_layers: 24, num_attention_heads: 16, intermediate_size: 4096,
        conv_bias: true, feat_extract_norm: "layer", do_stable_layer_norm: true,
      }
      """;
  private static final String SMALL =
      """
      {
        hidden_size: 16, num_hidden_layers: 3, num_attention_heads: 2, intermediate_size: 8,
        conv_dim: [4, 4], conv_kernel: [10, 3], conv_stride: [5, 2],
        num_conv_pos_embeddings: 5, num_conv_pos_embedding_groups: 2, feat_proj_layer_norm: false,
        do_stable_layer_norm: true,
      }
      """;

  @Test
  void thePublishedEncoderHasTheseNamesAndShapes() {
    Map<String, long[]> published =
        PublishedNames.read(getClass(), "hubert_large_ll60k_hf_names.json");
    HubertConfig config = Config.parse(LARGE, "published").as(HubertConfig.class);
    try (StateDict outline = new TorchBackend().outline("hubert-large-ll60k", published)) {
      new Hubert(outline, config, 18);
      outline.requireComplete();
    }
    try (StateDict outline = new TorchBackend().outline("hubert-large-ll60k", published)) {
      new Hubert(outline, config);
      outline.requireComplete();
    }
  }

  @Test
  void fewerLayersGiveTheHiddenStateInBetween() {
    HubertConfig config = config(SMALL);
    try (StateDict weights = untrained();
        Scope scope = Scope.open()) {
      NDArray wave = noise(weights, 200);
      Hubert whole = new Hubert(weights, config);
      Hubert lower = new Hubert(weights, config, 2);
      float[] between = Autograd.inference(() -> Tensors.floats(whole.hiddenStates(wave).get(2)));
      assertThat(Autograd.inference(() -> Tensors.floats(lower.forward(wave))))
          .containsExactly(between);
    }
  }

  @Test
  void aNewWeightBeginsAsItsDirection() {
    try (StateDict weights = untrained()) {
      new Hubert(weights, config(SMALL), 0);
      String name = "encoder.pos_conv_embed.conv.weight_";
      NDArray g = weights.parameters().get(name + "g");
      NDArray v = weights.parameters().get(name + "v");
      assertThat(g.getShape()).isEqualTo(new Shape(1, 1, 5));
      float[] direction = Tensors.floats(v);
      for (int tap = 0; tap < 5; tap++) {
        double sum = 0;
        for (int i = tap; i < direction.length; i += 5) {
          sum += direction[i] * direction[i];
        }
        assertThat(Tensors.floats(g)[tap]).isCloseTo((float) Math.sqrt(sum), within(1e-6f));
      }
    }
  }

  @Test
  void aWaveformShorterThanOneFrameIsRefused() {
    try (StateDict weights = untrained();
        Scope scope = Scope.open()) {
      Hubert encoder = new Hubert(weights, config(SMALL));
      assertThat(encoder.forward(noise(weights, 20)).getShape()).isEqualTo(new Shape(1, 1, 16));
      assertThatThrownBy(() -> encoder.forward(noise(weights, 19)))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("19 samples", "at least 20");
    }
  }

  @Test
  void convolutionsWithoutAStrideAreRefused() {
    Config config = Config.parse("{conv_stride: [5, 2]}", "short");
    assertThatThrownBy(() -> config.as(HubertConfig.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("conv_stride", "[5, 2]");
  }

  private static HubertConfig config(String json) {
    return Config.parse(json, "small").as(HubertConfig.class);
  }

  private static StateDict untrained() {
    Config config = Config.parse(SMALL, "small");
    return new TorchBackend().open(Checkpoint.untrained("small", config, 7), Device.CPU);
  }

  private static NDArray noise(StateDict weights, int samples) {
    float[] values = new float[samples];
    Random random = new Random(samples);
    for (int i = 0; i < samples; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Tensors.of(weights.manager(), values, 1, samples);
  }
}
