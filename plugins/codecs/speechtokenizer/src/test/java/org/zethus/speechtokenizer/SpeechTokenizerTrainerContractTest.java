package org.zethus.speechtokenizer;

import org.zethus.api.codec.CodecPlugin;
import org.zethus.api.trainer.TrainerPlugin;
import org.zethus.torch.TorchBackend;
import org.zethus.torch.codec.CodecTrainerContract;

class SpeechTokenizerTrainerContractTest extends CodecTrainerContract {
  @Override
  protected TrainerPlugin plugin() {
    return new SpeechTokenizerTrainerPlugin(new TorchBackend());
  }

  @Override
  protected CodecPlugin codec() {
    return new SpeechTokenizerPlugin(new TorchBackend());
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
