package org.zethus.evaluator.vggish;

import org.zethus.api.embedding.Embedder;
import org.zethus.testkit.contract.EmbedderContract;

class VggishContractTest extends EmbedderContract {
  @Override
  protected Embedder open() {
    return VggishTest.load(VggishTest.PYTORCH);
  }
}
