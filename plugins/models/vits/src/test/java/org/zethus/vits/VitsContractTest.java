package org.zethus.vits;

import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.api.model.TtsRequest;
import org.zethus.testkit.contract.ModelContract;

class VitsContractTest extends ModelContract {
  @Override
  protected Model open() {
    return TinyModel.load();
  }

  @Override
  protected ModelRequest request() {
    return new TtsRequest("bee tea. sue ah bee. tea");
  }
}
