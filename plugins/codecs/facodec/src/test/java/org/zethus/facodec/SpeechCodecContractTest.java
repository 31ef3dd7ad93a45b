package org.zethus.facodec;

import org.zethus.api.codec.Codec;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.contract.CodecContract;
import org.zethus.torch.TorchBackend;

class SpeechCodecContractTest extends CodecContract {
  @Override
  protected Codec open() {
    return new FaCodecPlugin(new TorchBackend()).load(TestModels.checkpoint("v2"), Device.CPU);
  }
}
