package org.zethus.maskgct;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;

class S2aTrainerContractTest extends TrainerContract {
  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new S2aTrainerPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    TinyCodes.write(corpus, 7);
    TrainingConfigs.s2a(context, corpus, 5);
  }
}
