package org.zethus.melgan;

import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;
import org.zethus.torch.TorchBackend;

class MelGanContractTest extends VocoderContract {
  @Override
  protected Vocoder open() {
    return new MelGanPlugin(new TorchBackend())
        .load(Checkpoint.untrained("test", Config.of(TestModels.config()), 7), Device.CPU);
  }
}
