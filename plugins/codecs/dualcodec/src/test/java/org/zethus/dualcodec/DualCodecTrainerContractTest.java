package org.zethus.dualcodec;

import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainerContract;

class DualCodecTrainerContractTest extends CodecTrainerContract {
  @Override
  protected TrainerPlugin plugin() {
    return new DualCodecTrainerPlugin(new TorchBackend());
  }

  @Override
  protected CodecPlugin codec() {
    return new DualCodecPlugin(new TorchBackend());
  }

  @Override
  protected String config(int steps, int discriminatorStartStep) {
    return TestConfigs.trainer(steps, discriminatorStartStep);
  }

  @Override
  protected Lesson lesson() {
    return new Lesson(80, "mel", 0.85);
  }
}
