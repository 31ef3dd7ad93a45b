package org.zethus.facodec;

import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.ZeroShotVcRequest;
import org.zethus.api.plugin.Device;
import org.zethus.testkit.contract.ModelContract;
import org.zethus.torch.TorchBackend;

class ConverterContractTest extends ModelContract {
  @Override
  protected Model open() {
    return new ConversionPlugin(new TorchBackend()).load(TestModels.checkpoint("v2"), Device.CPU);
  }

  @Override
  protected ModelRequest request() {
    return new ZeroShotVcRequest(
        TestModels.noise(8000, 1000, 1), TestModels.noise(16000, 900, 2), 3);
  }
}
