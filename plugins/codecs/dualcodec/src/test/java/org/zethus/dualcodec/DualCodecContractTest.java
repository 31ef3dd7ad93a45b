package org.zethus.dualcodec;

import org.zethus.api.codec.Codec;
import org.zethus.api.config.Config;
import org.zethus.api.plugin.Checkpoint;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.contract.CodecContract;
import org.zethus.torch.TorchBackend;

class DualCodecContractTest extends CodecContract {
  @Override
  protected Codec open() {
    Config config = Config.parse(TestConfigs.checkpoint(), "small");
    return new DualCodecPlugin(new TorchBackend())
        .load(Checkpoint.untrained("small", config, 3), Device.CPU);
  }
}
