package org.zethus.facodec.plachta;

import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainerContract;

class PlachtaTrainerContractTest extends CodecTrainerContract {
  @Override
  protected TrainerPlugin plugin() {
    return new PlachtaTrainerPlugin(new TorchBackend());
  }

  @Override
  protected CodecPlugin codec() {
    return new PlachtaPlugin(new TorchBackend());
  }

  @Override
  protected String config(int steps, int discriminatorStartStep) {
    return TestPlachta.trainer(steps, discriminatorStartStep);
  }

  @Override
  protected Lesson lesson() {
    return new Lesson(24, "mel", 1);
  }
}
