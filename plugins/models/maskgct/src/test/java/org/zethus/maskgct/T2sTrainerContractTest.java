package org.zethus.maskgct;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;

class T2sTrainerContractTest extends TrainerContract {
  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new T2sTrainerPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    TinyCodes.write(corpus, 7);
    TrainingConfigs.t2s(context, corpus, 5);
  }
}
