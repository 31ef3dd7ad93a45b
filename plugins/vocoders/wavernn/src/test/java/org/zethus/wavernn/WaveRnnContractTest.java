package org.zethus.wavernn;

import org.junit.jupiter.api.Nested;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;

class WaveRnnContractTest {
  @Nested
  class OfLabels extends VocoderContract {
    @Override
    protected Vocoder open() {
      return TestModels.open(TestModels.config(WaveRnnConfig.Mode.MU_LAW_QUANTIZE, 1));
    }
  }

  @Nested
  class OfNumbers extends VocoderContract {
    @Override
    protected Vocoder open() {
      return TestModels.open(TestModels.config(WaveRnnConfig.Mode.MU_LAW, 1));
    }
  }
}
