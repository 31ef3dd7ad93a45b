package org.zethus.wavenet;

import org.junit.jupiter.api.Nested;
import org.zethus.api.vocoder.Vocoder;
import org.zethus.testkit.contract.VocoderContract;

class WaveNetContractTest {
  @Nested
  class OfLabels extends VocoderContract {
    @Override
    protected Vocoder open() {
      return TestModels.open(TestModels.config(false, 1));
    }
  }

  @Nested
  class OfNumbers extends VocoderContract {
    @Override
    protected Vocoder open() {
      return TestModels.open(TestModels.config(true, 1));
    }
  }
}
