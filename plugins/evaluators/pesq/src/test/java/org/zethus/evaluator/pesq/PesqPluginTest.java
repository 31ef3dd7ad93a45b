package org.zethus.evaluator.pesq;

import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.testkit.contract.SoundEvaluatorContract;

class PesqPluginTest extends SoundEvaluatorContract {
  @Override
  protected EvaluatorPlugin plugin() {
    return new PesqPlugin();
  }
}
