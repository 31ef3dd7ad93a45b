package org.zethus.waveglow;

import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;

class WaveGlowContractTest extends VocoderContract {
  @Override
  protected Vocoder open() {
    return TestModels.open(TestModels.config(1), 512);
  }
}
