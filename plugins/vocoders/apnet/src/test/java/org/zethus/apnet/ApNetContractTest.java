package org.zethus.apnet;

import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;
import org.zethus.torch.TorchBackend;

class ApNetContractTest extends VocoderContract {
  @Override
  protected Vocoder open() {
    return new ApNetPlugin(new TorchBackend())
        .load(
            Checkpoint.untrained("test", Config.of(TestModels.config(TestModels.MEL)), 7),
            Device.CPU);
  }
}
