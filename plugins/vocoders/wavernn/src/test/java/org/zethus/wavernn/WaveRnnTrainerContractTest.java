package org.zethus.wavernn;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.vocoder.ToneCorpus;

class WaveRnnTrainerContractTest extends TrainerContract {
  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new WaveRnnTrainerPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    ToneCorpus.give(context, corpus, TestModels.MEL);
    context.config(WaveRnnTrainerTest.config(4));
  }
}
