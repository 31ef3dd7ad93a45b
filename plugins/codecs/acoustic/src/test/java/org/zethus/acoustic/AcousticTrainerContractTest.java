package org.zethus.acoustic;

import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainerContract;

class AcousticTrainerContractTest extends CodecTrainerContract {
  @Override
  protected TrainerPlugin plugin() {
    return new AcousticTrainerPlugin(new TorchBackend());
  }

  @Override
  protected CodecPlugin codec() {
    return new AcousticPlugin(new TorchBackend());
  }

  @Override
  protected String config(int steps, int discriminatorStartStep) {
    return TestCodecs.trainer(steps, discriminatorStartStep);
  }

  @Override
  protected Lesson lesson() {
    return new Lesson(60, "mel_loss", 0.8);
  }
}
