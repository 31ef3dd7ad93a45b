package org.zethus.vocos;

import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;

class VocosContractTest extends VocoderContract {
  @Override
  protected Vocoder open() {
    return TestModels.open(TestModels.config());
  }
}
