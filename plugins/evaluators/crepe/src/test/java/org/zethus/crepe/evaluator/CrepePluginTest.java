package org.zethus.crepe.evaluator;

import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.testkit.contract.SoundEvaluatorContract;
import org.zethus.tf.TensorFlowBackend;

class CrepePluginTest extends SoundEvaluatorContract {
  @Override
  protected EvaluatorPlugin plugin() {
    return new CrepePlugin(new TensorFlowBackend());
  }
}
