package org.zethus.maskgct;

import java.util.Map;
import org.zethus.api.model.Model;
import org.zethus.api.model.ModelRequest;
import org.zethus.testkit.contract.ModelContract;

class MaskGctContractTest extends ModelContract {
  @Override
  protected Model open() {
    return TinyModel.load();
  }

  @Override
  protected ModelRequest request() {
    return TinyModel.request("bee tea. sue ah bee. tea", Map.of());
  }
}
