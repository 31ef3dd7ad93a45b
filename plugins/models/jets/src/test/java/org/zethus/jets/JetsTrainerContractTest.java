package org.zethus.jets;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;

class JetsTrainerContractTest extends TrainerContract {
  @TempDir Path corpus;

  @Override
  protected TrainerPlugin plugin() {
    return new JetsTrainerPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    TinyCorpus.write(corpus, 6)
        .giveTo(context)
        .config(
            TinyTraining.config(
                "batch_size: 2, max_steps: 5, valid_interval: 3",
                "valid_utterances: 1, discriminator_start_step: 1"));
  }
}
