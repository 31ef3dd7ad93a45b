package org.zethus.vits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.data.Manifest;
import org.zethus.api.data.Utterance;
import org.zethus.api.plugin.ZethusException;
import org.zethus.api.preprocessor.Preprocessor;
import org.zethus.api.preprocessor.PreprocessorPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.PreprocessorContract;
import org.zethus.torch.TorchBackend;

class ConversionContractTest extends PreprocessorContract {
  @TempDir Path inputs;

  @Override
  protected PreprocessorPlugin plugin() {
    return new ConversionPlugin(new TorchBackend(), List.of(new TinyModel.Words()));
  }

  @Override
  protected void prepare(TestRunContext context) {
    prepare(context, "bob");
  }

  private void prepare(TestRunContext context, String target) {
    Path checkpoint =
        TinyModel.save(inputs.resolve("checkpoint"), TinyModel.TWO_SPEAKERS, TinyModel.THEIR_NAMES);
    context
        .input("audio", TinyCorpus.write(inputs.resolve("corpus"), 3, "ann", "bob"))
        .input("checkpoint", checkpoint)
        .config("{ target_speaker: '" + target + "' }");
  }

  private Manifest convert(String target) {
    TestRunContext context = TestRunContext.writingTo(inputs.resolve("out"));
    prepare(context, target);
    try (Preprocessor conversion = plugin().open(context)) {
      return conversion.process();
    }
  }

  @Test
  void everyUtteranceGetsTheOtherSpeaker() {
    assertThat(convert("bob").utterances())
        .extracting(Utterance::speaker)
        .containsExactly("bob", "bob", "bob");
  }

  @Test
  void aSpeakerTheModelDoesNotKnowIsNamedWithTheUtterance() {
    assertThatThrownBy(() -> convert("eve"))
        .isInstanceOf(ZethusException.class)
        .hasMessageContainingAll("u100", "'eve'", "ann, bob");
  }
}
