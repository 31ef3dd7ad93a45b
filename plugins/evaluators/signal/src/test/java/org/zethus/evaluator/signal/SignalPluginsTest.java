package org.zethus.evaluator.signal;

import org.junit.jupiter.api.Nested;
import org.zethus.api.evaluator.EvaluatorPlugin;
import org.zethus.testkit.contract.SoundEvaluatorContract;

class SignalPluginsTest {
  @Nested
  class StftPluginTest extends SoundEvaluatorContract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new StftPlugin();
    }
  }

  @Nested
  class SiSdrPluginTest extends SoundEvaluatorContract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new SiSdrPlugin();
    }
  }

  @Nested
  class SnrPluginTest extends SoundEvaluatorContract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new SnrPlugin();
    }
  }

  @Nested
  class LtasPluginTest extends SoundEvaluatorContract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new LtasPlugin();
    }
  }

  @Nested
  class SprPluginTest extends SoundEvaluatorContract {
    @Override
    protected EvaluatorPlugin plugin() {
      return new SprPlugin();
    }
  }
}
