package org.zethus.acoustic;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;

class AcousticTrainerContractTest extends TrainerContract {
  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new AcousticTrainerPlugin(new TorchBackend());
  }

  /** Interrupted after step 2: one step of it without discriminators, one with them. */
  @Override
  protected void prepare(TestRunContext context) {
    AcousticTraining.give(context, corpus, 4, 1);
  }
}
