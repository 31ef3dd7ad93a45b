package org.zethus.fastspeech2.alignment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.api.tensor.SafeTensors;
import org.zethus.api.tensor.Tensor;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;

class AlignedDurationsContractTest extends PreprocessorContract {
  @TempDir Path corpus;

  @Override
  protected PreprocessorPlugin plugin() {
    return new AlignedDurationsPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    write(context, List.of("SIL", "B", "IY1", "."), 30);
  }

  private void write(TestRunContext context, List<String> phones, int frames) {
    Utterance utterance = new Utterance("a", "").withPhones(phones);
    float[] mel = new float[20 * frames];
    Random random = new Random(1);
    for (int i = 0; i < mel.length; i++) {
      mel[i] = (float) random.nextGaussian();
    }
    SafeTensors.write(
        corpus.resolve("mel/a.safetensors"), Map.of("mel", Tensor.of(mel, 20, frames)), Map.of());
    Utterance withMel = utterance.withFiles(Map.of("mel", "mel/a.safetensors"));
    new Manifest(corpus, List.of(withMel)).write();
    context.input("utterances", corpus).input("mel", corpus);
  }

  @Test
  void morePhonesThanFramesAreRefused() {
    TestRunContext context = TestRunContext.writingTo(corpus.resolve("out"));
    write(context, List.of("SIL", "B", "IY1", "."), 3);
    assertThatThrownBy(() -> plugin().open(context).process())
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("'a'", "4 phones and 3 frames");
  }
}
