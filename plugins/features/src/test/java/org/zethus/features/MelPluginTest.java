package org.zethus.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class MelPluginTest extends PreprocessorContract {
  @TempDir Path folder;

  @Override
  protected PreprocessorPlugin plugin() {
    return new MelPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    Path corpus = folder.resolve("corpus");
    TinyCorpus.write(corpus);
    context.config(TinyCorpus.CONFIG).input("utterances", corpus);
  }

  @Test
  void framesAreThoseOfTheSpec() {
    Manifest mel = process();
    assertThat(mel.utterances())
        .extracting(Utterance::id)
        .containsExactly("tone-0", "tone-1", "tone-2");
    for (Utterance utterance : mel.utterances()) {
      assertThat(utterance.files()).containsOnlyKeys("mel");
      Tensor tensor = Features.read(mel, utterance, "mel");
      int samples = (int) Math.round(utterance.seconds() * TinyCorpus.RATE);
      assertThat(tensor.shape()).containsExactly(20, samples / 128);
      assertThat(tensor.floats()[0]).as("silence").isLessThan(-7);
    }
  }

  @Test
  void textPhonesSegmentsAndSpeakerAreRepeated() {
    Utterance utterance = process().utterances().get(0);
    assertThat(utterance.speaker()).isEqualTo("speaker");
    assertThat(utterance.text()).isEqualTo("ah.");
    assertThat(utterance.phones()).containsExactly("SIL", "AA1", ".");
    assertThat(utterance.segments()).hasSize(3);
  }

  private Manifest process() {
    TestRunContext context = TestRunContext.writingTo(folder.resolve("out"));
    prepare(context);
    return plugin().open(context).process();
  }
}
