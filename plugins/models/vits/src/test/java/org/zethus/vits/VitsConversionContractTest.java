package org.zethus.vits;

import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.VcRequest;
import org.zethus.testkit.contract.ModelContract;

class VitsConversionContractTest extends ModelContract {
  @Override
  protected Model open() {
    return TinyModel.load();
  }

  @Override
  protected ModelRequest request() {
    return new VcRequest(
        Waveform.mono(TinyModel.SAMPLE_RATE, VitsModelTest.tone(4000)), "ann", "bob", 3);
  }
}
