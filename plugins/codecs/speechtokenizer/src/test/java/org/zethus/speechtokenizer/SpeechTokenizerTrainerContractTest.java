package org.zethus.speechtokenizer;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.audio.MelSpec;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class SpeechTokenizerTrainerContractTest extends TrainerContract {
  static final MelSpec MEL = new MelSpec(8000, 64, 64, 16, 10, 0, 4000);

  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new SpeechTokenizerTrainerPlugin(new TorchBackend());
  }

  /** Interrupted after step 2: one step of it without discriminators, one with them. */
  @Override
  protected void prepare(TestRunContext context) {
    ToneCorpus.give(context, corpus, MEL);
    context.config(TrainerConfigs.trainer(4, 1));
  }
}
