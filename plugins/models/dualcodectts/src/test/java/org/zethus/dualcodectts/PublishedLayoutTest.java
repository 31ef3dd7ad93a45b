package org.zethus.dualcodectts;

import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.zethus.api.config.Config;
import org.zethus.testkit.PublishedNames;
import org.zethus.torch.StateDict;
import org.zethus.torch.TorchBackend;

/** Names and shapes of the published checkpoints. */
class PublishedLayoutTest {
  @Test
  void theLanguageModelHasTheseNamesAndShapes() {
    Config published =
        Config.parse("{ vocab_size: 68260, speech_vocab_size: 16384 }", "llama_250M.yaml");
    check(
        "dualcodec_valle_ar_12hzv1.json",
        weights -> new SpeechLm(weights, published.as(SpeechLmConfig.class)));
  }

  @Test
  void theSecondLlamaHasTheseNamesAndShapes() {
    Config published = Config.of(Map.of(), "valle_nar.yaml");
    check(
        "dualcodec_valle_nar_12hzv1.json",
        weights -> new CodebookFiller(weights, published.as(CodebookFillerConfig.class)));
  }

  @Test
  void theFlowHasTheseNamesAndShapes() {
    Config published = Config.of(Map.of(), "voicebox_300M");
    check(
        "dualcodec_voicebox_12hzv1.json",
        weights -> new VoiceBox(weights, published.as(VoiceBoxConfig.class)));
  }

  private static void check(String resource, Consumer<StateDict> build) {
    Map<String, long[]> published = PublishedNames.read(PublishedLayoutTest.class, resource);
    try (StateDict outline = new TorchBackend().outline(resource, published)) {
      build.accept(outline);
      outline.requireComplete();
    }
  }
}
