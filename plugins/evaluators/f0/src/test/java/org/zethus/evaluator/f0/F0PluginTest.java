package org.zethus.evaluator.f0;

import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.testkit.contract.SoundEvaluatorContract;

class F0PluginTest extends SoundEvaluatorContract {
  @Override
  protected EvaluatorPlugin plugin() {
    return new F0Plugin();
  }
}
