package org.zethus.crepe.trainer;

import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.TrainerContract;
import org.zethus.torch.TorchBackend;

class CrepeTrainerContractTest extends TrainerContract {
  @Override
  protected TrainerPlugin plugin() {
    return new CrepeTrainerPlugin(new TorchBackend());
  }

  @Override
  protected void prepare(TestRunContext context) {
    context.config(
        """
        {
          model: { capacity: 1 }, tones: { per_epoch: 12, validation: 4 },
          train: { max_steps: 4, batch_size: 4, valid_interval: 2, optimizer: 'adam', scheduler: 'constant' },
        }
        """);
  }
}
