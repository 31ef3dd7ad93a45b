package org.zethus.facodec.plachta;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class PlachtaTrainerContractTest extends TrainerContract {
  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new PlachtaTrainerPlugin(new TorchBackend());
  }

  /** Interrupted after step 2: one step of it without discriminators, one with them. */
  @Override
  protected void prepare(TestRunContext context) {
    ToneCorpus.give(context, corpus, TestPlachta.MEL);
    context.config(TestPlachta.trainer(4, 1));
  }
}
