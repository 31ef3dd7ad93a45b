package org.zethus.template;

import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.testkit.contract.ModelContract;

class MorseContractTest extends ModelContract {
  @Override
  protected Model open() {
    return new Morse(new MorseConfig(8000, 600, 20));
  }

  @Override
  protected ModelRequest request() {
    return new TtsRequest("What hath God wrought?");
  }
}
