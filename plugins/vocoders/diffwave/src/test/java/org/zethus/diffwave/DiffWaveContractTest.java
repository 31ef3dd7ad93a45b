package org.zethus.diffwave;

import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;

class DiffWaveContractTest extends VocoderContract {
  @Override
  protected Vocoder open() {
    return TestModels.open(TestModels.config(1), 256);
  }
}
