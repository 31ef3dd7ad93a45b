package org.zethus.encodec;

import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainerContract;

class EncodecTrainerContractTest extends CodecTrainerContract {
  @Override
  protected TrainerPlugin plugin() {
    return new EncodecTrainerPlugin(new TorchBackend());
  }

  @Override
  protected CodecPlugin codec() {
    return new EncodecPlugin(new TorchBackend());
  }

  @Override
  protected String config(int steps, int discriminatorStartStep) {
    return TrainerConfigs.trainer(steps, discriminatorStartStep);
  }

  @Override
  protected Lesson lesson() {
    return new Lesson(60, "frequency", 0.9);
  }
}
