package org.zethus.evaluator.mcd;

import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.testkit.TestRunContext;
import org.zethus.testkit.contract.SoundEvaluatorContract;

class PymcdPluginTest extends SoundEvaluatorContract {
  @Override
  protected EvaluatorPlugin plugin() {
    return new McdPlugin();
  }

  @Override
  protected void prepare(TestRunContext context) {
    context.config("{mcd: {definition: 'pymcd_dtw_sl'}}");
  }
}
