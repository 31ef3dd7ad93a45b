package org.zethus.facodec.plachta;

import org.zethus.api.audio.Waveform;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.ZeroShotVcRequest;
import org.zethus.testkit.contract.ModelContract;

class PlachtaModelContractTest extends ModelContract {
  @Override
  protected Model open() {
    return TestPlachta.load();
  }

  @Override
  protected ModelRequest request() {
    float[] tone = new float[3000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(0.1 * i);
    }
    return new ZeroShotVcRequest(Waveform.mono(8000, tone), Waveform.mono(16000, tone), 1);
  }
}
