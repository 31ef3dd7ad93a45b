package org.zethus.torch.w2vbert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.api.config.ConfigException;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.plugin.ZethusException;
import org.zethus.engine.pytorch.PyTorchNatives;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.Autograd;
import org.zethus.torch.Scope;
import org.zethus.torch.StateDict;
import org.zethus.torch.Tensors;
import org.zethus.torch.TorchBackend;

class W2vBertTest {
  private static final Config SMALL =
      Config.parse(
          "{hidden_size: 16, num_hidden_layers: 3, num_attention_heads: 2, intermediate_size: 8}",
          "small");

  @Test
  void thePublishedEncoderHasTheseNamesAndShapes() {
    Map<String, long[]> published = PublishedNames.read(getClass(), "w2v_bert_2_0.json");
    W2vBertConfig config = Config.of(Map.of(), "published").as(W2vBertConfig.class);
    try (StateDict outline = new TorchBackend().outline("w2v-bert-2.0", published)) {
      new W2vBert(outline, config);
      outline.requireComplete();
    }
    try (StateDict outline = new TorchBackend().outline("w2v-bert-2.0", published)) {
      new W2vBert(outline, config, SemanticFeatures.LAYER);
      outline.requireComplete();
      assertThat(outline.parameters().keySet())
          .noneMatch(name -> name.startsWith("encoder.layers.17."))
          .anyMatch(name -> name.startsWith("encoder.layers.16."));
    }
  }

  @Test
  void fewerLayersGiveTheHiddenStateInBetween() {
    W2vBertConfig config = SMALL.as(W2vBertConfig.class);
    try (StateDict weights = untrained();
        Scope scope = Scope.open()) {
      NDArray frames = noise(weights.manager(), 10, 160);
      float[] between =
          Autograd.inference(
              () -> Tensors.floats(new W2vBert(weights, config).hiddenStates(frames, null).get(2)));
      float[] lower =
          Autograd.inference(
              () -> Tensors.floats(new W2vBert(weights, config, 2).forward(frames, null)));
      assertThat(lower).containsExactly(between);
    }
  }

  @Test
  void aLayerBeyondTheLastIsRefused() {
    try (StateDict weights = untrained()) {
      W2vBertConfig config = SMALL.as(W2vBertConfig.class);
      assertThatThrownBy(() -> new W2vBert(weights, config, 4))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("from 0 to 3", "found 4");
    }
  }

  @Test
  void otherPositionsAreRefused() {
    Config rotary = Config.parse("{position_embeddings_type: \"rotary\"}", "rotary");
    assertThatThrownBy(() -> rotary.as(W2vBertConfig.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContainingAll("relative_key", "rotary");
  }

  @Test
  void semanticFeaturesAreNormalisedAndHaveFiftyFramesPerSecond() {
    W2vBertConfig config = SMALL.as(W2vBertConfig.class);
    FeatureExtractor frontEnd = frontEnd();
    try (StateDict weights = untrained();
        Scope scope = Scope.open()) {
      NDManager manager = weights.manager();
      W2vBert encoder = new W2vBert(weights, config, 2);
      NDArray mean = noise(manager, 16).reshape(16);
      NDArray deviation = mean.square().add(0.5f);
      float[] second = new float[16000];
      Random random = new Random(1);
      for (int i = 0; i < second.length; i++) {
        second[i] = (float) random.nextGaussian() / 10;
      }
      NDArray features =
          Autograd.inference(
              () ->
                  new SemanticFeatures(frontEnd, encoder, mean, deviation)
                      .forward(manager, second));
      FeatureExtractor.Features raw = frontEnd.extract(manager, second);
      NDArray expected =
          Autograd.inference(
              () -> encoder.forward(raw.frames(), raw.mask()).sub(mean).div(deviation));
      assertThat(features.getShape()).isEqualTo(new Shape(1, 49, 16));
      assertThat(Tensors.floats(features)).containsExactly(Tensors.floats(expected));
    }
  }

  @Test
  void aRecordingWithoutTwoFramesIsRefused() {
    try (NDManager manager = PyTorchNatives.load().newBaseManager()) {
      assertThatThrownBy(() -> frontEnd().extract(manager, new float[559]))
          .isInstanceOf(ZethusException.class)
          .hasMessageContainingAll("559", "560", "35 ms");
    }
  }

  private static FeatureExtractor frontEnd() {
    return new FeatureExtractor(Config.of(Map.of(), "published").as(FeatureExtractorConfig.class));
  }

  private static StateDict untrained() {
    return new TorchBackend().open(Checkpoint.untrained("small", SMALL, 7), Device.CPU);
  }

  private static NDArray noise(NDManager manager, int... sizes) {
    int count = 1;
    for (int size : sizes) {
      count *= size;
    }
    float[] values = new float[count];
    Random random = new Random(count);
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return sizes.length == 1
        ? Tensors.of(manager, values, sizes[0])
        : Tensors.of(manager, values, 1, sizes[0], sizes[1]);
  }
}
