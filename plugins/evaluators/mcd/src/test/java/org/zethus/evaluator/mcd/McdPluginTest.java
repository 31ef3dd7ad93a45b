package org.zethus.evaluator.mcd;

import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.testkit.contract.SoundEvaluatorContract;

class McdPluginTest extends SoundEvaluatorContract {
  @Override
  protected EvaluatorPlugin plugin() {
    return new McdPlugin();
  }
}
