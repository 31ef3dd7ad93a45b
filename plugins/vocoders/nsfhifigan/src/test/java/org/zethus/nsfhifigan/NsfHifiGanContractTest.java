package org.zethus.nsfhifigan;

import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;
import org.zethus.torch.TorchBackend;

class NsfHifiGanContractTest extends VocoderContract {
  @Override
  protected Vocoder open() {
    return new NsfHifiGanPlugin(new TorchBackend())
        .load(Checkpoint.untrained("test", Config.of(TestModels.config(false)), 7), Device.CPU);
  }
}
