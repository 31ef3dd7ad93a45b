package org.zethus.maskgct;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;

class DurationTrainerContractTest extends TrainerContract {
  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new DurationTrainerPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    TinyCodes.write(corpus, 7);
    TrainingConfigs.duration(context, corpus, 5);
  }
}
