package org.zethus.facodec;

import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainerContract;

class FaCodecTrainerContractTest extends CodecTrainerContract {
  @Override
  protected TrainerPlugin plugin() {
    return new FaCodecTrainerPlugin(new TorchBackend());
  }

  @Override
  protected CodecPlugin codec() {
    return new FaCodecPlugin(new TorchBackend());
  }

  @Override
  protected String config(int steps, int discriminatorStartStep) {
    return TestModels.trainer(steps, discriminatorStartStep);
  }

  @Override
  protected Lesson lesson() {
    return new Lesson(24, "mel", 1);
  }
}
